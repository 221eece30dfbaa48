//! Reading and writing: round trips, what spreadsheets write, and the way from a fault to its place.

use linchpin::{
    error::Error,
    formats::{FORMATS, Format, Options, Weight, read},
    model::{Network, Selection, Study},
};

fn csv(text: &str) -> Study {
    read(
        text.as_bytes(),
        "ties.csv",
        Options {
            format: Format::find("csv"),
            ..Options::default()
        },
    )
    .unwrap()
}

fn network(study: &Study) -> Network {
    Network::resolve(study, &Selection::default()).unwrap()
}

fn fault(text: &[u8], format: &str) -> linchpin::error::Diagnostic {
    let options = Options {
        format: Format::find(format),
        ..Options::default()
    };
    match read(text, "file", options) {
        Err(Error::Invalid(finding)) => *finding,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_study_survives_toml_and_json() {
    for bundled in linchpin::formats::BUNDLED {
        let study = bundled.study().unwrap();
        for id in ["toml", "json"] {
            let format = Format::find(id).unwrap();
            let written = (format.write)(&study, &network(&study)).unwrap();
            assert!(written.lost.is_empty());
            let options = Options {
                format: Some(format),
                ..Options::default()
            };
            let mut again = read(written.text.as_bytes(), "again", options).unwrap();
            again.sha256.clone_from(&study.sha256);
            assert!(again == study, "{} through {id}", bundled.id);
        }
    }
}

#[test]
fn an_edge_list_keeps_its_numbers_and_says_what_it_drops() {
    let study = linchpin::formats::Bundled::find("northeast-asia")
        .unwrap()
        .study()
        .unwrap();
    let written = (Format::find("csv").unwrap().write)(&study, &network(&study)).unwrap();
    assert!(
        written.lost.iter().any(|lost| lost.contains("relay")),
        "{:?}",
        written.lost
    );
    let again = network(&csv(&written.text));
    let strengths = |network: &Network| {
        let mut all: Vec<(String, String, f64, f64, f64)> = network
            .ties()
            .map(|(a, b, tie)| {
                let [a, b] = network.pair_ids(a, b).map(String::from);
                (a, b, tie.strength.mid, tie.delay.mid, tie.availability.mid)
            })
            .collect();
        all.sort_by(|x, y| x.partial_cmp(y).unwrap());
        all
    };
    assert_eq!(strengths(&again), strengths(&network(&study)));
}

#[test]
fn what_spreadsheets_write_is_read() {
    let plain = network(&csv("source,target,strength\nUSA,JPN,0.5\nUSA,KOR,1\n"));
    for text in [
        "\u{feff}Source;Target;Strength\r\nUSA;JPN;0,5\r\nUSA;KOR;1\r\n;;\r\n",
        "sep=;\nSOURCE;TARGET;STRENGTH\nUSA;JPN;0,5\nUSA;KOR;1\n",
        "source\ttarget\tstrength\nUSA\tJPN\t0.5\nUSA\tKOR\t1\n",
        "\"source\", target ,strength \n\"USA\",JPN, 0.5\nUSA,KOR,1.0,\n\n",
        " \"source\" , \"target\",strength \n\"USA\", \"JPN\", 0.5\nUSA,KOR,1.0,\n\n",
        "from,to,weight\nUSA,JPN,0.5\nUSA,KOR,1\n",
    ] {
        let study = read(
            text.as_bytes(),
            "ties.csv",
            Options {
                format: Format::find("csv"),
                ..Options::default()
            },
        );
        let found = network(&study.unwrap_or_else(|error| panic!("{text:?}: {error}")));
        let ties = |network: &Network| {
            network
                .ties()
                .map(|(a, b, tie)| (a, b, tie.strength))
                .collect::<Vec<_>>()
        };
        assert_eq!(ties(&found), ties(&plain), "{text:?}");
    }
    let mut wide = vec![0xFF, 0xFE];
    wide.extend(
        "source\ttarget\nUSA\tJPN\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes),
    );
    let study = read(
        wide.as_slice(),
        "ties.txt",
        Options {
            format: Format::find("csv"),
            ..Options::default()
        },
    )
    .unwrap();
    assert_eq!(study.tie.len(), 1);
}

#[test]
fn a_bare_weight_means_what_the_option_says() {
    let with = |weight| {
        let options = Options {
            format: Format::find("csv"),
            weight,
            ..Options::default()
        };
        let study = read(
            "source,target,weight\nA,B,0.5\n".as_bytes(),
            "ties.csv",
            options,
        )
        .unwrap();
        let network = network(&study);
        let (_, _, tie) = network.ties().next().unwrap();
        (tie.strength.mid, tie.delay.mid, tie.availability.mid)
    };
    assert_eq!(with(Weight::Strength), (0.5, 2.0, 1.0));
    assert_eq!(with(Weight::Delay), (1.0, 0.5, 1.0));
    assert_eq!(with(Weight::Availability), (1.0, 1.0, 0.5));
}

#[test]
fn a_fault_is_shown_where_it_stands() {
    let finding = fault(b"source,target,delay\nUSA,JPN,1\nUSA,KOR,-3\n", "csv");
    assert_eq!((finding.line, finding.column), (3, 9));
    assert!(
        finding.message.contains("-3") && finding.message.contains("not above 0"),
        "{}",
        finding.message
    );
    let toml = "agreements = [\"TISA\"]\n\n[[agreement]]\nid = \"X\"\nmembers = [\"USA\", \"JPN\"]\nkind = \"inteligence\"\n";
    let finding = fault(toml.as_bytes(), "toml");
    assert_eq!((finding.line, finding.column), (6, 8));
    let json = "{\n  \"actor\": [{\"id\": \"A\"}],\n  \"tie\": [{\"a\": \"A\", \"b\": \"B\"}]\n}";
    let finding = fault(json.as_bytes(), "json");
    assert_eq!(finding.line, 3);
    assert!(finding.message.contains("`B` is not an actor"));
}

#[test]
fn a_near_miss_is_suggested() {
    let finding = fault(b"agreements = [\"JPN_KOR_GSOMA\"]\n", "toml");
    assert!(
        finding.help.contains("`JPN_KOR_GSOMIA`"),
        "{}",
        finding.help
    );
}

#[test]
fn a_mark_after_letters_of_several_bytes_stands_right() {
    let finding = fault(
        "source,target,strength\nCôte d’Ivoire,日本,x\n".as_bytes(),
        "csv",
    );
    assert_eq!((finding.line, finding.column), (2, 18));
    assert!(finding.to_string().contains("^"));
}

#[test]
fn content_tells_the_format_when_the_name_does_not() {
    let looks = |text: &str| {
        FORMATS
            .iter()
            .find(|format| (format.looks_like)(text))
            .map(|format| format.id)
    };
    assert_eq!(looks("# a study\nid = \"x\"\n"), Some("toml"));
    assert_eq!(looks("[[tie]]\na = \"A\"\n"), Some("toml"));
    assert_eq!(looks(" {\"tie\": []}"), Some("json"));
    assert_eq!(looks("source,target\nA,B\n"), Some("csv"));
}
