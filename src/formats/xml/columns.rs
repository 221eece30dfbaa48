//! The attributes that a file declares for its nodes and its edges, and which of them are used where none is given.

use crate::formats::assembly::Bytes;
use std::collections::HashMap;

/// An attribute of nodes or edges that the file declares.
pub(in crate::formats) struct Column {
    /// By what values refer to it.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The value of those that give none, and where it stands.
    pub default: Option<(String, Bytes)>,
}

/// The attributes that a file declares for nodes, or for edges.
#[derive(Default)]
pub(in crate::formats) struct Columns {
    columns: Vec<Column>,
    by_id: HashMap<String, usize>,
    with_default: Vec<usize>,
}

impl Columns {
    /// Adds a column; false if its id is that of another. NetworkX writes one twice that is whole on some edges and
    /// broken on others.
    pub(in crate::formats) fn declare(&mut self, column: Column) -> bool {
        if let Some(known) = self.find(&column.id) {
            return self.columns[known].name == column.name;
        }
        let number = self.columns.len();
        self.by_id.insert(column.id.clone(), number);
        // Two columns can have one name, a whole and a broken number for instance: one default is enough.
        let named = |&at: &usize| self.columns[at].name.eq_ignore_ascii_case(&column.name);
        if column.default.is_some() && !self.with_default.iter().any(named) {
            self.with_default.push(number);
        }
        self.columns.push(column);
        true
    }

    /// The number of the column with this id.
    pub(in crate::formats) fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    pub(in crate::formats) fn get(&self, number: usize) -> &Column {
        &self.columns[number]
    }

    /// The columns whose default counts where the columns of `given` have values.
    pub(in crate::formats) fn defaults<'c>(
        &'c self,
        given: &'c [usize],
    ) -> impl Iterator<Item = (&'c str, &'c str, Bytes)> {
        let given = move |name: &str| {
            let mut all = given.iter();
            all.any(|&at| self.columns[at].name.eq_ignore_ascii_case(name))
        };
        self.with_default.iter().filter_map(move |&at| {
            let Column { name, default, .. } = &self.columns[at];
            let (value, place) = default.as_ref()?;
            (!given(name)).then(|| (name.as_str(), value.as_str(), place.clone()))
        })
    }
}
