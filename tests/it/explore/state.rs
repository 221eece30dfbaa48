//! The address is the state, in the command's words.

use linchpin::page::{Edits, State};

#[test]
fn an_address_reads_back_as_the_state_it_was_written_from() {
    let query = "network=my:net&date=2019-11-22&layer=a+b&transit=open&undirected=any&only=X&without=A-B&without=%C3%A9%26&with=C-D:kind&set=A-B.delay=2";
    let state = State::read(query).unwrap();
    assert_eq!(state.without, ["A-B", "é&"]);
    assert_eq!(State::read(&state.query()).unwrap().key(), state.key());
    assert_eq!(state.query(), query);
}

#[test]
fn a_name_with_a_mark_in_it_is_not_another_question() {
    let one = State::read("network=x&without=A%26without%3DB").unwrap();
    let two = State::read("network=x&without=A&without=B").unwrap();
    let marked = State::read("network=x&without=A%2526without%3DB").unwrap();
    assert_ne!(one.key(), two.key());
    assert_ne!(one.key(), marked.key());
}

#[test]
fn the_kinds_of_edits_say_what_is_compared() {
    let edits = |query: &str| State::read(query).unwrap().edits();
    assert_eq!(edits("network=nato"), Edits::Nothing);
    assert_eq!(edits("network=nato&without=USA&without=FRA"), Edits::OneWay);
    assert_eq!(edits("network=nato&with=X"), Edits::OneWay);
    assert_eq!(edits("network=nato&without=USA&with=X"), Edits::Together);
    assert_eq!(edits("network=nato&set=NATO.strength=1"), Edits::Together);
}

#[test]
fn the_command_line_is_quoted_for_a_shell() {
    let state = State::read("network=x&without=Mil%20Air's").unwrap();
    let reading = ["--weight".to_string(), "delay".into()];
    let line = state.command("my file.csv", &reading, true);
    assert_eq!(
        line,
        r"linchpin compare 'my file.csv' --weight delay --without 'Mil Air'\''s'"
    );
}
