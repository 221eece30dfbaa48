//! `check`: validate files.

use super::{args::CheckArgs, output::Output};
use anyhow::Result;
use linchpin::{
    formats::{self, Format, Options},
    model::{Network, Selection},
};

pub fn run(args: &CheckArgs, out: &mut Output) -> Result<()> {
    let options = Options {
        format: args.from.as_deref().and_then(Format::find),
        ..Options::default()
    };
    let mut first = None;
    for file in &args.files {
        let checked = formats::open(file, options).and_then(|(study, configuration)| {
            // Every configuration must resolve too.
            let named = study
                .configuration
                .iter()
                .map(|configuration| Some(configuration.id.clone()));
            let mut last = Network::resolve(
                &study,
                &Selection {
                    configuration,
                    ..Selection::default()
                },
            )?;
            for configuration in named {
                last = Network::resolve(
                    &study,
                    &Selection {
                        configuration,
                        ..Selection::default()
                    },
                )?;
            }
            Ok((study, last))
        });
        match checked {
            Ok((study, _)) => {
                let configurations = match study.configuration.len() {
                    0 => String::new(),
                    1 => ", 1 configuration".into(),
                    many => format!(", {many} configurations"),
                };
                out.print(&format!("{file}: valid{configurations}\n"))?;
                out.notices(&study.notices);
            }
            Err(error) => {
                let error = anyhow::Error::from(error);
                if first.is_some() {
                    super::output::complain(&error, super::args::Color::Auto);
                }
                if first.is_none() {
                    first = Some(error);
                }
            }
        }
    }
    first.map_or(Ok(()), Err)
}
