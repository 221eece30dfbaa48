//! `explore`: the local page.

use super::{args::ExploreArgs, output::Output};
use anyhow::{Result, bail};
use linchpin::{
    Error,
    formats::Bundled,
    model::{Network, Study},
    page::{File, Page, State},
};
use std::path::Path;

/// The network with which the page begins when none is named.
const BUNDLED: &str = "northeast-asia";

pub fn run(args: &ExploreArgs, out: &mut Output) -> Result<()> {
    let page = page(args, out)?;
    if let Some(folder) = &args.export {
        return export(&page, folder, out);
    }
    let server = page.serve(args.port)?;
    let address = format!("http://127.0.0.1:{}/?{}", server.port(), page.query());
    Ok(server.run_until_interrupted(|| {
        // Nobody may read the address; the page is there all the same.
        let _ = out.print(&format!("{address}\n"));
        out.say("Ctrl-C stops it.");
        if !args.no_open && open::that_detached(&address).is_err() {
            out.say("note: no browser could be opened; open the address above");
        }
    })?)
}

/// The page as the command line asks for it, checked before anything is served.
fn page(args: &ExploreArgs, out: &Output) -> Result<Page> {
    let name = args.network.as_deref().unwrap_or(BUNDLED);
    let (study, selection) = args.select.open(name)?;
    let network = Network::resolve(&study, &selection)?;
    out.notices(&network.about().notices);
    let select = &args.select;
    let mut start = State {
        network: name.into(),
        date: select.date.map(|date| date.to_string()),
        layer: select.layer.clone(),
        transit: select.transit.clone(),
        undirected: select.undirected.clone(),
        only: select.only.clone(),
        without: select.without.clone(),
        with: select.with.clone(),
        set: select.set.clone(),
        ..State::default()
    };
    if can_be_named(name, &study, args) {
        return Ok(Page::new(None, start));
    }
    let configuration = selection.configuration.unwrap_or_default();
    let own = name
        .strip_suffix(&format!(":{configuration}"))
        .unwrap_or(name);
    let file = File {
        name: own.into(),
        reading: reading(args),
        study,
    };
    start.network = configuration;
    Ok(Page::new(Some(file), start))
}

/// Whether the page can make the network from its name, and need not be handed it.
fn can_be_named(name: &str, study: &Study, args: &ExploreArgs) -> bool {
    let id = name.split(':').next().unwrap_or(name);
    let bundled = Bundled::find(id).and_then(|bundled| bundled.study().ok());
    let is_bundled = bundled.is_some_and(|bundled| bundled.sha256 == study.sha256);
    is_bundled || name.starts_with("shape:") && args.select.actors.is_none()
}

/// The options with which the command read it.
fn reading(args: &ExploreArgs) -> Vec<String> {
    let select = &args.select;
    let actors = select.actors.as_ref();
    let options = [
        ("--from", select.from.clone()),
        ("--weight", select.weight.clone()),
        ("--actors", actors.map(|path| path.display().to_string())),
    ];
    let given = options
        .into_iter()
        .filter_map(|(option, value)| Some([option.to_string(), value?]));
    given.flatten().collect()
}

/// By what a folder is known as a copy that this command made.
const LIST: &str = "static.json";

/// Writes a static copy: into a folder beside, which then takes its place whole.
fn export(page: &Page, folder: &Path, out: &mut Output) -> Result<()> {
    let fail = |source| Error::Write {
        path: folder.into(),
        source,
    };
    let there = folder.exists();
    if there && !out.force() {
        return Err(Error::Exists(folder.into()).into());
    }
    let is_empty = |folder: &Path| folder.read_dir().is_ok_and(|mut all| all.next().is_none());
    if there && !(folder.join(LIST).is_file() || is_empty(folder)) {
        bail!(
            "{} is no copy of the page, and a copy would take its place; name another folder",
            folder.display()
        );
    }
    let beside = folder.parent().filter(|path| !path.as_os_str().is_empty());
    let beside = beside.unwrap_or(Path::new("."));
    super::output::there_is(beside).map_err(fail)?;
    let stage = || {
        let mut stage = tempfile::Builder::new();
        stage.prefix(".linchpin-").tempdir_in(beside).map_err(fail)
    };
    // Before the work, so that a place that cannot be written to is known at once; it goes again, so that an interruption
    // leaves nothing.
    drop(stage()?);
    let bar = out.progress(0, "states");
    let files = page.copy(&mut |done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    let files = files?;
    let staged = stage()?;
    let copy = staged.path().join("copy");
    for (name, bytes) in &files {
        let path = copy.join(name);
        let within = path.parent().unwrap_or(&copy);
        std::fs::create_dir_all(within).map_err(fail)?;
        std::fs::write(&path, bytes).map_err(fail)?;
    }
    if there {
        // The old copy goes with the folder beside.
        std::fs::rename(folder, staged.path().join("old")).map_err(fail)?;
    }
    std::fs::rename(&copy, folder).map_err(fail)?;
    out.print(&format!(
        "Wrote {} files to {}; any web server can show them.\n",
        files.len(),
        folder.display()
    ))
}
