//! A server in the test's own process, and a client that says just what it is told to.

use linchpin::page::{Page, State};
use std::{
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    sync::OnceLock,
    time::Duration,
};

/// How long the server waits for the head of a request.
pub const PATIENCE: Duration = Duration::from_secs(2);

/// A running server.
#[derive(Clone, Copy)]
pub struct Site {
    pub port: u16,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Site {
    /// The server that all tests share; it ends with their process.
    pub fn open() -> Self {
        static PORT: OnceLock<u16> = OnceLock::new();
        let port = *PORT.get_or_init(|| {
            let start = State {
                network: "northeast-asia".into(),
                ..State::default()
            };
            let server = Page::new(None, start)
                .serve(0)
                .unwrap()
                .with_patience(PATIENCE);
            let port = server.port();
            std::thread::spawn(move || server.run(std::future::pending()).unwrap());
            port
        });
        Self { port }
    }

    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(120)))
            .unwrap();
        stream
    }

    pub fn get(&self, path: &str) -> Answer {
        self.with(path, &[])
    }

    /// A request with further header fields.
    pub fn with(&self, path: &str, fields: &[&str]) -> Answer {
        let fields: String = fields.iter().map(|field| format!("{field}\r\n")).collect();
        self.raw(
            format!(
                "GET {path} HTTP/1.1\r\nHost: {}\r\n{fields}Connection: close\r\n\r\n",
                self.host()
            )
            .as_bytes(),
        )
    }

    pub fn post(&self, path: &str, body: &[u8]) -> Answer {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.host(),
            body.len()
        );
        self.raw(&[head.as_bytes(), body].concat())
    }

    /// These bytes on a connection of their own.
    pub fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        // The server may answer and close before it has read everything.
        let _ = stream.write_all(bytes);
        Answer::read(&mut BufReader::new(stream)).expect("an answer")
    }

    pub fn json(&self, path: &str) -> serde_json::Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.json()
    }
}

impl Answer {
    /// The next answer on a connection; `None` where it was closed without one.
    pub fn read(stream: &mut impl BufRead) -> Option<Self> {
        let mut line = String::new();
        stream
            .read_line(&mut line)
            .ok()
            .filter(|&bytes| bytes > 0)?;
        let status = line.split(' ').nth(1)?.parse().ok()?;
        let mut headers = Vec::new();
        loop {
            let mut line = String::new();
            stream.read_line(&mut line).ok()?;
            let Some((name, value)) = line.trim_end().split_once(": ") else {
                break;
            };
            headers.push((name.to_lowercase(), value.to_string()));
        }
        let length = headers.iter().find(|(name, _)| name == "content-length");
        let length: usize = length.map_or(0, |(_, value)| value.parse().unwrap());
        let mut body = vec![0; length];
        stream.read_exact(&mut body).ok()?;
        Some(Self {
            status,
            headers,
            body,
        })
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}
