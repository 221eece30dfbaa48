use super::{Done, args::ReportArgs, output::Output};
pub fn run(_: &ReportArgs, _: &mut Output) -> anyhow::Result<Done> { Ok(Done::Well) }
