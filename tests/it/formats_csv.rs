//! Edge lists, adjacency matrices and lists of actors: what Gephi, R and spreadsheets write, and two files joined.

use linchpin::{
    error::{Diagnostic, Error},
    formats::{FORMATS, Format, Options, Weight, read},
    model::{Network, Range, Selection, Study},
};

fn read_as(format: &str, text: &str) -> Result<Study, Error> {
    let options = Options {
        format: Format::find(format),
        ..Options::default()
    };
    read(text.as_bytes(), "file.csv", options)
}

/// Told by its content alone, as a file that ends in .csv is.
fn told(text: &str) -> Study {
    read(text.as_bytes(), "file.csv", Options::default())
        .unwrap_or_else(|error| panic!("{text}\n{error}"))
}

fn network(study: &Study) -> Network {
    Network::resolve(study, &Selection::default()).unwrap()
}

fn finding(result: Result<Study, Error>) -> Diagnostic {
    match result {
        Err(Error::Invalid(finding)) => *finding,
        other => panic!("{other:?}"),
    }
}

/// Ends and strength of every tie.
fn ties(study: &Study) -> Vec<(String, String, f64)> {
    let network = network(study);
    let id = |at: usize| network.actor(at).id.clone();
    network
        .ties()
        .map(|(a, b, tie)| (id(a), id(b), tie.strength.mid))
        .collect()
}

fn tie(a: &str, b: &str, strength: f64) -> (String, String, f64) {
    (a.into(), b.into(), strength)
}

fn says(study: &Study, words: &str) -> bool {
    study.notices.iter().any(|notice| notice.contains(words))
}

fn write(format: &str, study: &Study) -> linchpin::formats::Written {
    (Format::find(format).unwrap().write)(study, &network(study)).unwrap()
}

#[test]
fn the_edges_that_gephi_exports_are_read_with_their_direction() {
    let head = "Source,Target,Type,Id,Label,timeset,Weight\n";
    let directed = told(&format!(
        "{head}A,B,Directed,0,,,2.0\nB,A,Directed,1,,,0.5\n"
    ));
    assert!(directed.directed);
    assert_eq!(ties(&directed), [tie("A", "B", 2.0), tie("B", "A", 0.5)]);
    assert!(!says(&directed, "not read"), "{:?}", directed.notices);
    let undirected = told(&format!("{head}A,B,Undirected,0,treaty,,2.0\n"));
    assert!(!undirected.directed);
    assert!(
        says(&undirected, "columns not read: `Label`"),
        "{:?}",
        undirected.notices
    );
    let mixed = told(&format!(
        "{head}A,B,Directed,0,,,2.0\nB,C,Undirected,1,,,0.5\n"
    ));
    assert!(mixed.directed);
    assert_eq!(
        ties(&mixed),
        [tie("A", "B", 2.0), tie("B", "C", 0.5), tie("C", "B", 0.5)]
    );
    assert!(
        says(&mixed, "1 undirected edge runs both ways"),
        "{:?}",
        mixed.notices
    );
}

#[test]
fn a_type_that_is_no_direction_is_a_column_like_any_other() {
    let study = told("source,target,type\nA,B,alliance\nB,C,trade\n");
    assert!(!study.directed);
    assert!(says(&study, "columns not read: `type`"));
    let slip = finding(read_as(
        "csv",
        "source,target,type\nA,B,directed\nB,C,Direted\n",
    ));
    assert_eq!((slip.line, slip.column), (3, 5));
    assert!(slip.message.contains("`Direted`"));
}

#[test]
fn low_and_high_ends_come_back_and_stand_only_where_there_are_any() {
    let text =
        "source,target,strength,Strength_Low,strength_high,delay\nA,B,0.5,0.25,0.75,2\nB,C,1,,,\n";
    let study = told(text);
    let range = Range {
        low: 0.25,
        mid: 0.5,
        high: 0.75,
    };
    assert_eq!(study.tie[0].strength, Some(range));
    assert_eq!(study.tie[1].strength, Some(Range::exact(1.0)));
    let written = write("csv", &study).text;
    assert!(
        written
            .starts_with("source,target,strength,strength_low,strength_high,delay,availability,")
    );
    assert!(written.contains("A,B,0.5,0.25,0.75,2,"), "{written}");
    let again = read_as("csv", &written).unwrap();
    assert_eq!(again.tie, study.tie);
    let low = finding(read_as(
        "csv",
        "source,target,strength,strength_low\nA,B,0.5,0.75\n",
    ));
    assert!(low.message.contains("low ≤ mid ≤ high"), "{}", low.message);
    assert_eq!(low.line, 2);
}

#[test]
fn a_strength_is_written_even_where_it_was_assumed() {
    let written = write("csv", &told("source,target\nA,B\n")).text;
    assert!(written.ends_with("A,B,1,,,,,\n"), "{written}");
}

#[test]
fn a_matrix_is_told_from_an_edge_list_and_a_list_of_actors() {
    for (text, id) in [
        ("source,target\nA,B\n", "csv"),
        ("Source;Target;Weight\nA;B;1\n", "csv"),
        (",source,target\n0,A,B\n", "csv"),
        (",A,B\nA,0,1\nB,1,0\n", "matrix"),
        ("\"\",\"A\",\"B\"\n\"A\",0,1\n\"B\",1,0\n", "matrix"),
        ("\"A\",\"B\"\n\"A\",0,1\n\"B\",1,0\n", "matrix"),
        ("x;A;B\nA;0;1\nB;1;0\n", "matrix"),
        (";ID;US\nID;0;1\nUS;1;0\n", "matrix"),
        (",A,B\nA,0,1\nC,1,0\n", "matrix"),
        ("Id,Label,timeset\nA,Alpha,\n", "actors"),
        (",id,name\n1,A,Alpha\n", "actors"),
        ("id\nA\nB\n", "actors"),
    ] {
        let found = FORMATS.iter().find(|format| (format.looks_like)(text));
        assert_eq!(found.map(|format| format.id), Some(id), "{text}");
    }
}

#[test]
fn a_symmetric_matrix_is_an_undirected_network() {
    for text in [
        ",A,B,C\nA,0,0.5,0\nB,0.5,0,2\nC,0,2,0\n",
        "\u{feff};A;B;C\r\nA;;0,5;\r\nB;0,5;;2\r\nC;;2;\r\n",
        "\"\",\"A\",\"B\",\"C\"\n\"A\",0,0.5,NA\n\"B\",0.5,0,2\n\"C\",NA,2,0\n",
        "\"A\",\"B\",\"C\"\n\"A\",0,0.5,0\n\"B\",0.5,0,2\n\"C\",0,2,0\n",
        "actors,A,B,C,\nC,0,2,0,\nA,0,0.5,0,\nB,0.5,0,2,\n",
        "\tA\tB\tC\nA\t0\t0.5\t0\nB\t0.5\t0\t2\nC\t0\t2\t0\n",
        "# a comment\nsep,A,B,C\nA,0,.5,0\nB,.5,0,2\nC,0,2\n",
    ] {
        let study = told(text);
        assert!(!study.directed, "{text}");
        assert_eq!(
            ties(&study),
            [tie("A", "B", 0.5), tie("B", "C", 2.0)],
            "{text}"
        );
        assert!(says(&study, "read as strength"), "{:?}", study.notices);
    }
}

#[test]
fn a_matrix_that_is_not_symmetric_is_directed_from_rows_to_columns() {
    let study = told(",A,B,C\nA,0,1,0\nB,0,0,1\nC,1,0,0\n");
    assert!(study.directed);
    assert!(says(
        &study,
        "(`A` to `B` is 1, `B` to `A` is 0): a directed network"
    ));
    let mut found = ties(&study);
    found.sort_by(|a, b| a.partial_cmp(b).unwrap());
    assert_eq!(
        found,
        [tie("A", "B", 1.0), tie("B", "C", 1.0), tie("C", "A", 1.0)]
    );
    // Zeros say that there is no tie back; nothing there says nothing.
    assert!(told(",A,B\nA,0,1\nB,0,0\n").directed);
}

#[test]
fn half_a_matrix_is_an_undirected_network_and_says_so() {
    for (text, half) in [
        (",A,B,C\nA,,1,0\nB,,,3\nC,,,\n", "above"),
        (",A,B,C\nA,0\nB,1,0\nC,0,3,0\n", "below"),
    ] {
        let study = told(text);
        assert!(!study.directed);
        assert!(
            says(&study, &format!("only the half {half} the diagonal")),
            "{:?}",
            study.notices
        );
        let mut strengths: Vec<f64> = ties(&study).iter().map(|tie| tie.2).collect();
        strengths.sort_by(f64::total_cmp);
        assert_eq!(strengths, [1.0, 3.0]);
    }
}

#[test]
fn the_diagonal_of_a_matrix_is_not_read_and_isolated_actors_stay() {
    let study = told(",A,B,C\nA,1,1,0\nB,1,1,0\nC,0,0,1\n");
    assert!(says(&study, "3 cells are not 0"), "{:?}", study.notices);
    assert_eq!(ties(&study).len(), 1);
    assert_eq!(network(&study).actors().len(), 3);
}

#[test]
fn the_cells_of_a_matrix_mean_what_the_option_says() {
    let options = Options {
        format: Format::find("matrix"),
        weight: Weight::Delay,
        ..Options::default()
    };
    let text = ",A,B\nA,0,24\nB,24,0\n";
    let study = read(text.as_bytes(), "hours.csv", options).unwrap();
    assert_eq!(study.tie[0].delay, Some(Range::exact(24.0)));
    assert_eq!(study.tie[0].strength, None);
}

#[test]
fn a_matrix_is_written_with_composed_strengths() {
    let study = told("source,target,strength\nB,A,0.5\nA,B,0.25\nC,B,1\n");
    let written = write("matrix", &study);
    assert_eq!(written.text, ",B,A,C\nB,0,0.75,1\nA,0.75,0,0\nC,1,0,0\n");
    assert!(
        written
            .lost
            .iter()
            .any(|lost| lost.contains("parallel ties"))
    );
    let directed = told("source,target,type,strength\nA,B,Directed,2\n");
    assert_eq!(write("matrix", &directed).text, ",A,B\nA,0,2\nB,0,0\n");
}

#[test]
fn a_list_of_actors_is_a_network_without_ties() {
    let text = "Id;Label;Bloc;consent;consent_low;consent_high;x;y\nA;Alpha;west;0,5;0,25;0,75;10;0\nB;B;;;;;0;10\n";
    let study = told(text);
    let [a, b] = &study.actor[..] else {
        panic!("{:?}", study.actor)
    };
    assert_eq!(a.name.as_deref(), Some("Alpha"));
    assert_eq!(a.bloc.as_deref(), Some("west"));
    assert_eq!(
        a.consent,
        Some(Range {
            low: 0.25,
            mid: 0.5,
            high: 0.75
        })
    );
    assert_eq!(
        (b.name.clone(), b.bloc.clone(), b.consent),
        (None, None, None)
    );
    let at = b.at.unwrap().map(|x| (x * 1e9).round() / 1e9);
    assert_eq!(at, [0.08, 0.92], "fitted into the unit square");
    let written = write("actors", &study).text;
    assert!(
        written.starts_with(
            "id,label,bloc,consent,consent_low,consent_high,x,y\nA,Alpha,west,0.5,0.25,0.75,0.9"
        ),
        "{written}"
    );
    assert_eq!(read_as("actors", &written).unwrap().actor, study.actor);
}

/// Writes the two files and reads the ties with the actors joined.
fn joined(ties: (&str, &str), actors: &str) -> Result<Study, Error> {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("actors.csv");
    std::fs::write(&list, actors).unwrap();
    let options = Options {
        actors: Some(list),
        ..Options::default()
    };
    read(ties.1.as_bytes(), ties.0, options)
}

#[test]
fn a_list_of_actors_joins_the_ties_of_any_file() {
    let actors = "id,name,bloc,consent,x,y\nC,Gamma,,,,\nB,Beta,east,0.5,0.5,0.25\nA,,west,,,\n";
    let toml = "[[tie]]\na = \"A\"\nb = \"B\"\n";
    for ties in [
        ("ties.csv", "source,target\nA,B\n"),
        ("matrix.csv", ",A,B\nA,0,1\nB,1,0\n"),
        ("ties.toml", toml),
    ] {
        let study = joined(ties, actors).unwrap_or_else(|error| panic!("{}: {error}", ties.0));
        let network = network(&study);
        assert_eq!(network.actors().len(), 3, "{}", ties.0);
        let beta = network.actor(network.index_of("B").unwrap());
        assert_eq!(beta.title(), "Beta");
        assert_eq!(beta.bloc.as_deref(), Some("east"));
        assert_eq!(beta.consent, Some(Range::exact(0.5)));
        assert_eq!(beta.at, Some([0.5, 0.25]));
        assert_eq!(network.ties().count(), 1);
        let gamma = network.index_of("C").unwrap();
        assert!(network.ties().all(|(a, b, _)| a != gamma && b != gamma));
    }
}

#[test]
fn an_actor_that_the_list_lacks_is_refused_where_it_stands() {
    let slip = finding(joined(
        ("ties.csv", "source,target\nNorth,South\nNroth,South\n"),
        "id\nNorth\nSouth\n",
    ));
    assert_eq!(
        (slip.file.as_str(), slip.line, slip.column),
        ("ties.csv", 3, 1)
    );
    assert!(
        slip.message
            .contains("`Nroth` is not in the list of actors"),
        "{}",
        slip.message
    );
    assert!(slip.help.contains("`North`"), "{}", slip.help);
    let fault = finding(joined(
        ("ties.csv", "source,target\nA,B\n"),
        "id,consent\nA,0.5\nB,1.5\n",
    ));
    assert!(fault.file.ends_with("actors.csv"), "{}", fault.file);
    assert_eq!((fault.line, fault.column), (3, 3));
    let toml = "[[agreement]]\nid = \"X\"\nmembers = [\"A\", \"Q\"]\n";
    let member = finding(joined(("s.toml", toml), "id\nA\nB\n"));
    assert_eq!((member.file.as_str(), member.line), ("s.toml", 3));
}

#[test]
fn the_hash_covers_both_files() {
    let ties = ("ties.csv", "source,target\nA,B\n");
    let hash = |actors: &str| joined(ties, actors).unwrap().sha256;
    assert_eq!(hash("id\nA\nB\n"), hash("id\nA\nB\n"));
    assert_ne!(hash("id\nA\nB\n"), hash("id\nB\nA\n"));
    assert_ne!(hash("id\nA\nB\n"), told(ties.1).sha256);
    // The two files' own hashes in hexadecimal, one after the other, hashed with sha256sum.
    assert_eq!(
        hash("id\nA\nB\n"),
        "0a4ab5e7840bf3cd0c02786c5614c6b1c3a7e85cf32fce77eb0e1088fe57b4e8"
    );
}

#[test]
fn the_command_joins_checks_and_converts() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
            .current_dir(folder.path())
            .args(arguments)
            .output()
            .unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (
            output.status.code(),
            text(&output.stdout),
            text(&output.stderr),
        )
    };
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    put("ties.csv", "source,target\nA,B\n");
    put("who.csv", "id,name\nA,Alpha\nB,Beta\nC,Gamma\n");
    put("bad.csv", "id,consent\nA,2\nB,\n");
    let (code, _, notes) = run(&["check", "ties.csv", "--actors", "who.csv"]);
    assert_eq!(code, Some(0), "{notes}");
    assert!(
        notes.contains("who.csv adds 1 actor that the ties do not name"),
        "{notes}"
    );
    let (code, _, notes) = run(&["measure", "ties.csv", "--actors", "bad.csv"]);
    assert_eq!(code, Some(3));
    assert!(notes.contains("--> bad.csv:2:3"), "{notes}");
    let (code, _, notes) = run(&["measure", "northeast-asia", "--actors", "who.csv"]);
    assert_eq!(code, Some(3), "{notes}");
    assert!(
        notes.contains("is not in the list of actors who.csv"),
        "{notes}"
    );
    let (code, _, notes) = run(&["convert", "ties.csv", "all.json", "--actors", "who.csv"]);
    assert_eq!(code, Some(0), "{notes}");
    let (_, matrix, notes) = run(&["convert", "all.json", "-", "--to", "matrix"]);
    assert_eq!(matrix, ",A,B,C\nA,0,1,0\nB,1,0,0\nC,0,0,0\n");
    assert!(
        notes.contains("adjacency matrix (CSV) does not carry names of actors"),
        "{notes}"
    );
    let (_, list, notes) = run(&["convert", "all.json", "-", "--to", "actors"]);
    assert_eq!(list, "id,label\nA,Alpha\nB,Beta\nC,Gamma\n");
    assert!(notes.contains("does not carry every tie"), "{notes}");
    let (code, _, notes) = run(&["convert", "ties.csv", "ties.xyz"]);
    assert_eq!(code, Some(2));
    for ending in FORMATS.iter().flat_map(|format| format.endings) {
        assert!(notes.contains(&format!(".{ending}")), "{ending}: {notes}");
    }
    let (code, _, notes) = run(&[
        "convert",
        "northeast-asia",
        "all.toml",
        "--without",
        "JPN_KOR_GSOMIA",
    ]);
    assert_eq!(code, Some(0));
    assert!(notes.contains("what was selected (edits)"), "{notes}");
}

#[test]
fn a_row_taken_for_a_comment_is_counted_and_a_plain_comment_is_not() {
    let read = |text: &str| {
        let options = linchpin::formats::Options::default();
        linchpin::formats::read(text.as_bytes(), "t.csv", options).unwrap()
    };
    let passed = read("source,target\n#a,b\nb,c\n");
    assert_eq!(passed.tie.len(), 1);
    let said = |study: &linchpin::model::Study| {
        study
            .notices
            .iter()
            .any(|notice| notice.contains("taken for a comment"))
    };
    assert!(said(&passed), "{:?}", passed.notices);
    assert!(!said(&read(
        "# who, with whom\nsource,target\n# a remark\nb,c\n"
    )));
    assert_eq!(read("source,target\n\"#a\",b\n").tie[0].a, "#a");
}

#[test]
fn what_is_passed_over_is_said() {
    let twice = told("source,target,weight,strength\nA,B,2,3\nB,C,4,\n");
    assert_eq!(ties(&twice), [tie("A", "B", 3.0), tie("B", "C", 4.0)]);
    assert!(
        says(
            &twice,
            "the bare weight of 1 tie is passed over, because strength is given"
        ),
        "{:?}",
        twice.notices
    );
    let half = read_as("actors", "id,x,y\nA,1,\nB,nan,2\nC,1,1\nD,0,0\n").unwrap();
    assert!(
        says(&half, "the position of 2 actors is passed over"),
        "{:?}",
        half.notices
    );
    let heap = read_as("actors", "id,x,y\nA,3,3\nB,3,3\n").unwrap();
    assert!(
        says(&heap, "every actor has the same position"),
        "{:?}",
        heap.notices
    );
}

#[test]
fn an_edit_or_a_date_that_could_be_misread_is_explained() {
    let one_way = told("source,target,type\nA,B,Directed\nB,A,Directed\nB,C,Directed\n");
    let notices = |selection: Selection| {
        let network = Network::resolve(&one_way, &selection).unwrap();
        network.about().notices.join("\n")
    };
    let without = |pair: &str| Selection {
        without: vec![pair.into()],
        ..Selection::default()
    };
    assert!(notices(without("A-B")).contains("the ties of both directions go"));
    assert!(!notices(without("B-C")).contains("both directions"));
    let dated = Selection {
        date: Some("2019-01-01".parse().unwrap()),
        ..Selection::default()
    };
    assert!(notices(dated).contains("nothing in this study has a date"));
}
