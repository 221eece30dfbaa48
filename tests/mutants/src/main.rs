//! Writes the sources of a tree anew, every mutant of them behind a number in the environment, so that one build serves all.
//!
//! `mutants FROM TO DROP LIST`: sources of the folders below are read in FROM and written in TO; the numbers in the JSON
//! list DROP are left out, since they do not compile; LIST becomes the list of the others, each with file, line, function
//! and change. What is changed is what cargo-mutants changes: the value of a function, an operator, a negation, an arm of a
//! match with a wildcard, a guard.

mod values;

use std::{collections::HashSet, env, fs, io, mem, ops::Range, path::Path, path::PathBuf};
use syn::{
    Attribute, BinOp, Block, Expr, ExprBinary, ExprCall, ExprConst, ExprMatch, ExprRepeat,
    ExprUnary, GenericArgument, ImplItemConst, ImplItemFn, ItemConst, ItemFn, ItemMod, ItemStatic,
    Lit, Meta, Pat, ReturnType, Signature, TraitItemConst, TraitItemFn, Type, UnOp,
    spanned::Spanned,
    visit::{self, Visit},
};

const FOLDERS: [&str; 4] = ["model", "kernels", "metrics", "analysis"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [from, to, drop, list] = arguments.as_slice() else {
        return Err("mutants FROM TO DROP LIST".into());
    };
    let drop: HashSet<u32> = match fs::read_to_string(drop) {
        Ok(text) => serde_json::from_str::<Vec<u32>>(&text)?
            .into_iter()
            .collect(),
        Err(_) => HashSet::new(),
    };
    let (mut made, mut found) = (0, Vec::new());
    for folder in FOLDERS {
        for path in sources(&from.join("src").join(folder))? {
            let text = fs::read_to_string(&path)?;
            let name = path.strip_prefix(from)?.to_string_lossy().to_string();
            let mut walk = Walk {
                text: &text,
                name: &name,
                function: String::new(),
                edits: Vec::new(),
                made,
                drop: &drop,
                found: &mut found,
            };
            walk.visit_file(&syn::parse_file(&text)?);
            let new = walk.rendered(0..text.len(), 0);
            made = walk.made;
            fs::write(to.join(&name), new)?;
        }
    }
    fs::write(list, serde_json::to_string(&found)?)?;
    println!(
        "{} mutants, {} left out",
        found.len(),
        made as usize - found.len()
    );
    Ok(())
}

fn sources(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries: io::Result<Vec<PathBuf>> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect();
    let mut entries = entries?;
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|end| end == "rs") && !only_tests(&path) {
            found.push(path);
        }
    }
    Ok(found)
}

/// Whether the module above declares the file for tests only.
fn only_tests(path: &Path) -> bool {
    let above = fs::read_to_string(path.with_file_name("mod.rs")).unwrap_or_default();
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    above.contains(&format!("#[cfg(test)]\nmod {name};"))
}

/// One file on the way.
struct Walk<'w> {
    text: &'w str,
    name: &'w str,
    /// The function that one is in.
    function: String,
    /// What is written in place of which bytes; none lies in another.
    edits: Vec<(Range<usize>, String)>,
    /// Numbers given so far.
    made: u32,
    drop: &'w HashSet<u32>,
    found: &'w mut Vec<(u32, String, usize, String, String)>,
}

impl Walk<'_> {
    /// The number of a new mutant, unless it is left out.
    fn number(&mut self, at: usize, change: impl Into<String>) -> Option<u32> {
        self.made += 1;
        if self.drop.contains(&self.made) {
            return None;
        }
        let line = self.text[..at].matches('\n').count() + 1;
        let entry = (
            self.made,
            self.name.to_string(),
            line,
            self.function.clone(),
            change.into(),
        );
        self.found.push(entry);
        Some(self.made)
    }

    /// The source of a range with the edits from `mark` on, which are taken off the list.
    fn rendered(&mut self, range: Range<usize>, mark: usize) -> String {
        let mut edits: Vec<_> = self.edits.drain(mark..).collect();
        edits.sort_by_key(|(place, _)| (place.start, place.end));
        let (mut new, mut at) = (String::new(), range.start);
        for (place, text) in edits {
            new += &self.text[at..place.start];
            new += &text;
            at = place.end;
        }
        new + &self.text[at..range.end]
    }

    fn in_function(&mut self, signature: &Signature, attributes: &[Attribute], block: &Block) {
        if signature.constness.is_some() || attributes.iter().any(is_for_tests) {
            return;
        }
        let outer = mem::replace(&mut self.function, signature.ident.to_string());
        let returned = match &signature.output {
            ReturnType::Default => String::new(),
            ReturnType::Type(_, kind) => self.text[bytes(kind)]
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        };
        let open = block.brace_token.span.open().byte_range().end;
        let mut early = String::new();
        for value in values::values(&returned) {
            if let Some(number) = self.number(open, format!("returns {value}")) {
                early += &format!(" if crate::mutant::on({number}) {{ return {value}; }}");
            }
        }
        self.edits.push((open..open, early));
        visit::visit_block(self, block);
        self.function = outer;
    }
}

fn bytes(node: &impl Spanned) -> Range<usize> {
    node.span().byte_range()
}

fn is_for_tests(attribute: &Attribute) -> bool {
    match &attribute.meta {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        Meta::NameValue(_) => false,
    }
}

/// Whether a condition binds a name, so that it cannot be put into another.
fn binds(expression: &Expr) -> bool {
    match expression {
        Expr::Let(_) => true,
        Expr::Binary(both) => binds(&both.left) || binds(&both.right),
        Expr::Paren(inner) => binds(&inner.expr),
        _ => false,
    }
}

fn others(operator: &BinOp) -> &'static [&'static str] {
    match operator {
        BinOp::Add(_) => &["-", "*"],
        BinOp::Sub(_) => &["+", "/"],
        BinOp::Mul(_) => &["+", "/"],
        BinOp::Div(_) => &["*", "%"],
        BinOp::Rem(_) => &["/", "+"],
        BinOp::And(_) => &["||"],
        BinOp::Or(_) => &["&&"],
        BinOp::Eq(_) => &["!="],
        BinOp::Ne(_) => &["=="],
        BinOp::Lt(_) => &["<=", ">"],
        BinOp::Gt(_) => &[">=", "<"],
        BinOp::Le(_) => &["<", ">"],
        BinOp::Ge(_) => &[">", "<"],
        BinOp::BitAnd(_) => &["|", "^"],
        BinOp::BitOr(_) => &["&", "^"],
        BinOp::BitXor(_) => &["|", "&"],
        BinOp::Shl(_) => &[">>"],
        BinOp::Shr(_) => &["<<"],
        BinOp::AddAssign(_) => &["-=", "*="],
        BinOp::SubAssign(_) => &["+=", "/="],
        BinOp::MulAssign(_) => &["+=", "/="],
        BinOp::DivAssign(_) => &["*="],
        BinOp::BitAndAssign(_) => &["|="],
        BinOp::BitOrAssign(_) => &["&=", "^="],
        BinOp::BitXorAssign(_) => &["|="],
        BinOp::ShlAssign(_) => &[">>="],
        BinOp::ShrAssign(_) => &["<<="],
        _ => &[],
    }
}

impl<'ast> Visit<'ast> for Walk<'_> {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !item.attrs.iter().any(is_for_tests) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.in_function(&item.sig, &item.attrs, &item.block);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.in_function(&item.sig, &item.attrs, &item.block);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast TraitItemFn) {
        if let Some(block) = &item.default {
            self.in_function(&item.sig, &item.attrs, block);
        }
    }

    fn visit_expr_binary(&mut self, both: &'ast ExprBinary) {
        let (left, right, sign) = (bytes(&both.left), bytes(&both.right), bytes(&both.op));
        let (whole, mark) = (bytes(both), self.edits.len());
        let mut arms = String::new();
        if !binds(&both.left) && !binds(&both.right) {
            for other in others(&both.op) {
                let change = format!("{other} for {}", &self.text[sign.clone()]);
                if let Some(number) = self.number(sign.start, change) {
                    let (left, right) = (&self.text[left.clone()], &self.text[right.clone()]);
                    arms += &format!(
                        "if crate::mutant::on({number}) {{ ({left}) {other} ({right}) }} else "
                    );
                }
            }
        }
        visit::visit_expr_binary(self, both);
        if !arms.is_empty() {
            let own = self.rendered(whole.clone(), mark);
            self.edits.push((whole, format!("({arms}{{ {own} }})")));
        }
    }

    // How much memory is set aside shows in no result.
    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        let sets_aside = matches!(&*call.func, Expr::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "with_capacity"));
        if !sets_aside {
            visit::visit_expr_call(self, call);
        }
    }

    fn visit_expr_unary(&mut self, unary: &'ast ExprUnary) {
        let (whole, mark) = (bytes(unary), self.edits.len());
        let bare = self.text[bytes(&unary.expr)].to_string();
        let is_literal =
            matches!(&*unary.expr, Expr::Lit(literal) if !matches!(literal.lit, Lit::Bool(_)));
        let number = match unary.op {
            UnOp::Not(_) => self.number(whole.start, "drops !"),
            UnOp::Neg(_) if !is_literal => self.number(whole.start, "drops -"),
            _ => None,
        };
        visit::visit_expr_unary(self, unary);
        if let Some(number) = number {
            let own = self.rendered(whole.clone(), mark);
            let new = format!("(if crate::mutant::on({number}) {{ {bare} }} else {{ {own} }})");
            self.edits.push((whole, new));
        }
    }

    fn visit_expr_match(&mut self, choice: &'ast ExprMatch) {
        self.visit_expr(&choice.expr);
        let rest = choice.arms.last();
        let has_rest =
            rest.is_some_and(|arm| matches!(arm.pat, Pat::Wild(_)) && arm.guard.is_none());
        for (at, arm) in choice.arms.iter().enumerate() {
            let pattern = bytes(&arm.pat);
            let without = match has_rest && at + 1 < choice.arms.len() {
                true => self.number(
                    pattern.start,
                    format!("arm {} gone", &self.text[pattern.clone()]),
                ),
                false => None,
            };
            if let Some((_, guard)) = &arm.guard {
                let (whole, mark) = (bytes(guard), self.edits.len());
                let (mut always, mut never) = (None, None);
                if !binds(guard) {
                    always = self.number(whole.start, "guard true");
                    never = self.number(whole.start, "guard false");
                }
                self.visit_expr(guard);
                let mut new = self.rendered(whole.clone(), mark);
                if !binds(guard) {
                    new = format!("({new})");
                }
                if let Some(number) = always {
                    new = format!("(crate::mutant::on({number}) || {new})");
                }
                for number in never.into_iter().chain(without) {
                    new = format!("!crate::mutant::on({number}) && {new}");
                }
                self.edits.push((whole, new));
            } else if let Some(number) = without {
                self.edits.push((
                    pattern.end..pattern.end,
                    format!(" if !crate::mutant::on({number})"),
                ));
            }
            self.visit_expr(&arm.body);
        }
    }

    // What is worked out by the compiler, or is no expression.
    fn visit_item_const(&mut self, _: &'ast ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'ast ImplItemConst) {}
    fn visit_trait_item_const(&mut self, _: &'ast TraitItemConst) {}
    fn visit_expr_const(&mut self, _: &'ast ExprConst) {}
    fn visit_generic_argument(&mut self, _: &'ast GenericArgument) {}
    fn visit_type(&mut self, _: &'ast Type) {}
    fn visit_pat(&mut self, _: &'ast Pat) {}
    fn visit_attribute(&mut self, _: &'ast Attribute) {}
    fn visit_expr_repeat(&mut self, repeated: &'ast ExprRepeat) {
        self.visit_expr(&repeated.expr);
    }
}
