//! What is refused: other hosts and origins, what is malformed, too large or too slow, and paths to anywhere.

use super::client::{Answer, PATIENCE, Site};
use std::{
    io::{BufReader, Read, Write},
    time::{Duration, Instant},
};

#[test]
fn every_answer_carries_the_security_headers() {
    let site = Site::open();
    for path in [
        "/",
        "/api/networks",
        "/assets/app.js",
        "/nothing",
        "/api/answer",
    ] {
        let answer = site.get(path);
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'"),
            "{path}"
        );
        assert!(!policy.contains("unsafe"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
    }
}

#[test]
fn other_hosts_are_refused() {
    let site = Site::open();
    let hosts = [
        "evil.example".to_string(),
        "127.0.0.1".into(),
        "127.0.0.1:1".into(),
        format!("evil.example:{}", site.port),
        format!("127.0.0.1.evil.example:{}", site.port),
        format!("0.0.0.0:{}", site.port),
        String::new(),
    ];
    for host in hosts {
        let head = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        assert!(
            matches!(site.raw(head.as_bytes()).status, 400 | 403),
            "{host}"
        );
    }
    let two = format!(
        "GET / HTTP/1.1\r\nHost: {0}\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        site.host()
    );
    assert!(matches!(site.raw(two.as_bytes()).status, 400 | 403));
    let none = site.raw(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
    assert!(matches!(none.status, 400 | 403));
    let local = format!(
        "GET / HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n",
        site.port
    );
    assert_eq!(site.raw(local.as_bytes()).status, 200);
}

#[test]
fn other_origins_and_sites_are_refused() {
    let site = Site::open();
    let api = "/api/networks";
    for field in [
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: http://127.0.0.1:1",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
    ] {
        assert_eq!(site.with(api, &[field]).status, 403, "{field}");
    }
    let own = format!("Origin: http://{}", site.host());
    assert_eq!(
        site.with(api, &[&own, "Sec-Fetch-Site: same-origin"])
            .status,
        200
    );
    // A link from elsewhere may be followed to the page, and to nothing else.
    let followed = [
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Mode: navigate",
        "Sec-Fetch-Dest: document",
    ];
    assert_eq!(site.with("/?network=nato", &followed).status, 200);
    assert_eq!(site.with(api, &followed).status, 403);
}

#[test]
fn no_path_leads_out_of_the_page() {
    let site = Site::open();
    for path in [
        "/../Cargo.toml",
        "/assets/../assets.rs",
        "/assets/..%2f..%2f..%2fCargo.toml",
        "/assets/%2e%2e/%2e%2e/Cargo.toml",
        "/assets//etc/passwd",
        "/assets/..\\..\\Cargo.toml",
        "/download/../../Cargo.toml?network=nato",
        "/chart/..%2fnetworks.svg?network=nato",
    ] {
        let answer = site.get(path);
        assert!(
            (400..500).contains(&answer.status),
            "{path}: {}",
            answer.status
        );
        assert!(!answer.text().contains("[package]"));
    }
}

#[test]
fn no_network_is_a_path() {
    let site = Site::open();
    for network in [
        "Cargo.toml",
        "./Cargo.toml",
        "/etc/passwd",
        "networks/nato.toml",
        "..%2fnato",
        "-",
        "opened:0000000000000000",
        "opened:../../etc/passwd",
        "shape:../nato",
        "northeast-asia:../tisa",
    ] {
        for api in ["study", "answer", "table", "next", "comparison"] {
            let answer = site.get(&format!("/api/{api}?network={network}"));
            assert!((400..500).contains(&answer.status), "{api} {network}");
            assert!(answer.json()["message"].is_string());
        }
    }
}

#[test]
fn a_state_that_makes_no_sense_is_refused_with_the_way_out() {
    let site = Site::open();
    let at = |rest: &str| {
        let answer = site.get(&format!("/api/answer?network=northeast-asia&{rest}"));
        assert_eq!(answer.status, 422, "{rest}");
        let told = answer.json();
        format!(
            "{} {}",
            told["message"].as_str().unwrap(),
            told["way_out"].as_str().unwrap()
        )
    };
    assert!(at("without=JPN_KOR_GSOMIAS").contains("did you mean `JPN_KOR_GSOMIA`?"));
    assert!(at("date=yesterday").contains("2019-11-22"));
    assert!(at("transit=shut").contains("open or granted"));
    assert!(at("wihtout=TISA").contains("did you mean `without`?"));
    assert!(at("set=TISA.handling-delais=3").contains("did you mean `TISA.handling-delay`?"));
    assert!(at("set=TISA.handling-delay=-3").contains("0 hours or more"));
    assert!(at("set=TISA.handling-delay").contains("sets nothing"));
    assert!(at("network=nato").contains("given twice"));
    assert_eq!(site.get("/api/answer").status, 400);
}

#[test]
fn malformed_and_oversized_requests_are_refused() {
    let site = Site::open();
    let host = site.host();
    assert_eq!(site.raw(b"nonsense\r\n\r\n").status, 400);
    assert_eq!(site.raw(b"GET / HTTP/9.9\r\n\r\n").status, 400);
    let long = format!(
        "/api/answer?network=northeast-asia&without={}",
        "x".repeat(9_000)
    );
    assert_eq!(site.get(&long).status, 414);
    let wide = format!(
        "GET / HTTP/1.1\r\nHost: {host}\r\nX: {}\r\n\r\n",
        "x".repeat(100_000)
    );
    assert!(matches!(site.raw(wide.as_bytes()).status, 400 | 431));
    let fields: String = (0..200).map(|at| format!("X-{at}: y\r\n")).collect();
    let many = format!("GET / HTTP/1.1\r\nHost: {host}\r\n{fields}\r\n");
    assert!(matches!(site.raw(many.as_bytes()).status, 400 | 431));
    let body = vec![b'x'; (8 << 20) + 1];
    assert_eq!(site.post("/api/open?name=big.csv", &body).status, 413);
    let told =
        format!("POST /api/open HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999999\r\n\r\nx");
    let mut stream = site.connect();
    stream.write_all(told.as_bytes()).unwrap();
    let answer = Answer::read(&mut BufReader::new(stream)).unwrap();
    assert_eq!(answer.status, 413);
    assert_eq!(
        site.raw(
            format!("DELETE / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes()
        )
        .status,
        405
    );
}

#[test]
fn a_client_that_dribbles_is_shown_the_door() {
    let site = Site::open();
    let mut stream = site.connect();
    let began = Instant::now();
    let head = format!("GET / HTTP/1.1\r\nHost: {}\r\nX: ", site.host());
    stream.write_all(head.as_bytes()).unwrap();
    let mut closed = false;
    while began.elapsed() < 10 * PATIENCE {
        std::thread::sleep(Duration::from_millis(100));
        if stream.write_all(b"x").is_err() {
            closed = true;
            break;
        }
        stream
            .set_read_timeout(Some(Duration::from_millis(1)))
            .unwrap();
        let mut byte = [0];
        if stream.read(&mut byte).is_ok_and(|bytes| bytes == 0) {
            closed = true;
            break;
        }
    }
    assert!(closed, "still open");
}

#[test]
fn a_file_that_dribbles_is_given_up() {
    let site = Site::open();
    let mut stream = site.connect();
    let began = Instant::now();
    let head = format!(
        "POST /api/open?name=slow.csv HTTP/1.1\r\nHost: {}\r\nContent-Length: 1000\r\n\r\n",
        site.host()
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut writer = stream.try_clone().unwrap();
    let dribble = std::thread::spawn(move || {
        while began.elapsed() < 5 * PATIENCE && writer.write_all(b"a").is_ok() {
            std::thread::sleep(Duration::from_millis(100));
        }
    });
    let answer = Answer::read(&mut BufReader::new(stream)).expect("an answer");
    assert_eq!(answer.status, 408, "{}", answer.text());
    assert!(answer.text().contains("did not come within"));
    assert!(began.elapsed() < 5 * PATIENCE);
    dribble.join().unwrap();
}

#[test]
fn work_for_somebody_who_left_makes_room() {
    let site = Site::open();
    // Each takes seconds; many more of them than there are processors.
    for at in 1..=20 {
        let path = format!("/api/answer?network=shape:complete-40&without=a{at}-a40&depth=whole");
        let head = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", site.host());
        let mut stream = site.connect();
        stream.write_all(head.as_bytes()).unwrap();
    }
    let answer = site.get("/api/answer?network=five-eyes&without=USA");
    assert_eq!(answer.status, 200, "{}", answer.text());
}

#[test]
fn a_network_too_large_for_the_page_is_refused_in_words() {
    let site = Site::open();
    let answer = site.get("/api/answer?network=shape:ring-900");
    assert_eq!(answer.status, 422);
    assert!(
        answer.text().contains("the page answers for up to 300"),
        "{}",
        answer.text()
    );
}
