//! `check`: validate files.

use super::{args::CheckArgs, output::Output};
use anyhow::Result;
use linchpin::{
    Error,
    formats::{self, Format, Options},
    model::{Network, Selection},
};

pub fn run(args: &CheckArgs, out: &mut Output) -> Result<()> {
    let options = Options {
        format: args.from.as_deref().and_then(Format::find),
        actors: args.actors.clone(),
        ..Options::default()
    };
    let mut invalid = 0;
    for file in &args.files {
        let checked = formats::open(file, options.clone()).and_then(|(study, configuration)| {
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
            if let Some(question) = &study.compare {
                let both = [
                    (question.without.clone(), Vec::new()),
                    (Vec::new(), question.with.clone()),
                ];
                for (without, with) in both {
                    let selection = Selection {
                        without,
                        with,
                        ..Selection::default()
                    };
                    last = Network::resolve(&study, &selection)?;
                }
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
                invalid += 1;
                // A finding in the text names its file; one about what the study asks for does not.
                let named = match error {
                    Error::Invalid(_) | Error::Read { .. } => error.into(),
                    error => anyhow::anyhow!("{file}: {error}"),
                };
                super::output::complain(&named, super::args::Color::Auto);
            }
        }
    }
    match invalid {
        0 => Ok(()),
        _ => {
            Err(Error::Refused(format!("{invalid} of {} files not valid", args.files.len())).into())
        }
    }
}
