//! Many clients that make changes at once: none is lost, and each is answered in its order.

use super::client::{Answer, Site};
use std::{
    io::{BufReader, Write},
    thread,
    time::{Duration, Instant},
};

/// A change that no other client asks for at the same time, as a query.
fn change(client: usize, step: usize) -> String {
    let hours = 1 + (client * 31 + step * 7) % 400;
    match step % 3 {
        0 => format!("network=northeast-asia&set=TISA.handling-delay={hours}"),
        1 => "network=northeast-asia&without=JPN_KOR_GSOMIA".into(),
        _ => format!("network=northeast-asia&without=TISA&set=JPN_KOR_GSOMIA.delay={hours}"),
    }
}

/// Makes changes for so long; gives how many were answered, and the longest that one took.
fn client(site: Site, number: usize, long: Duration) -> (usize, Duration) {
    let mut stream = site.connect();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut answered, mut longest) = (0, Duration::ZERO);
    let began = Instant::now();
    while began.elapsed() < long {
        // Two changes go out before the first answer is read: the second must come second.
        let asked = [change(number, answered), change(number, answered + 1)];
        let sent = Instant::now();
        let heads: String = asked
            .iter()
            .map(|query| {
                format!(
                    "GET /api/answer?{query} HTTP/1.1\r\nHost: {}\r\n\r\n",
                    site.host()
                )
            })
            .collect();
        stream.write_all(heads.as_bytes()).unwrap();
        for query in asked {
            let answer = Answer::read(&mut reader).expect("an answer to every change");
            assert_eq!(answer.status, 200, "{query}: {}", answer.text());
            let state = &answer.json()["state"];
            for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
                let told = &state[key];
                assert!(
                    told == value || told[0] == value,
                    "{query} is answered by {state}"
                );
            }
            answered += 1;
        }
        longest = longest.max(sent.elapsed());
    }
    (answered, longest)
}

fn crowd(clients: usize, long: Duration) -> (usize, Duration) {
    let site = Site::open();
    let all: Vec<_> = (0..clients)
        .map(|number| {
            let thread = thread::Builder::new().stack_size(256 << 10);
            thread.spawn(move || client(site, number, long)).unwrap()
        })
        .collect();
    let done = all.into_iter().map(|client| client.join().unwrap());
    done.fold((0, Duration::ZERO), |(sum, most), (answered, longest)| {
        (sum + answered, most.max(longest))
    })
}

#[test]
fn a_crowd_is_answered_without_loss_and_in_order() {
    let (answered, _) = crowd(100, Duration::from_secs(1));
    assert!(answered >= 200, "{answered}");
}

/// As the page is promised: 1,000 clients for 30 s. In release: `cargo test --release --test it explore::crowd -- --ignored
/// --nocapture`.
#[test]
#[ignore = "half a minute, in release"]
fn a_thousand_clients_for_half_a_minute_are_answered_without_loss_and_in_order() {
    let (answered, longest) = crowd(1_000, Duration::from_secs(30));
    println!("{answered} changes answered, the slowest two together in {longest:?}");
    assert!(answered >= 2_000);
}

/// Measures how long a change takes; the first of each is the network as it is.
#[test]
#[ignore = "a measurement, in release"]
fn a_change_takes_so_long() {
    let site = Site::open();
    for (network, changes) in [
        (
            "northeast-asia",
            [
                "",
                "&without=JPN_KOR_GSOMIA",
                "&without=TISA",
                "&set=TISA.handling-delay=3",
            ],
        ),
        (
            "indo-pacific",
            ["", "&without=JPN-KOR", "&without=USA-PHL", "&without=AUS"],
        ),
        (
            "nato",
            ["", "&without=USA", "&without=FRA", "&without=GBR-USA"],
        ),
        (
            "shape:wheel-50",
            ["", "&without=a1-a2", "&without=a3-a4", "&with=a5-a9"],
        ),
        (
            "shape:complete-50",
            ["", "&without=a1-a2", "&without=a3-a4", "&without=a7"],
        ),
    ] {
        for change in changes {
            let began = Instant::now();
            let answer = site.get(&format!("/api/answer?network={network}{change}"));
            let took = began.elapsed();
            println!(
                "{network}{change}: {} in {took:.1?}, {} bytes",
                answer.status,
                answer.body.len()
            );
        }
    }
}
