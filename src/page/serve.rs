//! The server: connections on the loopback address, each bounded in what it may send and how slowly.

use super::{desk::Desk, open::Sending, routes::routes, security::Door};
use crate::error::{Error, Result};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use std::{
    future::{Future, poll_fn},
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::PathBuf,
    pin::pin,
    sync::Arc,
    task::Poll,
    time::Duration,
};
use tokio::sync::Semaphore;

/// Longest that the head of a request takes, and that a connection rests between two.
const HEAD: Duration = Duration::from_secs(15);
/// Longest that the body of a request is on its way, over the loopback address.
const BODY: Duration = Duration::from_secs(30);
/// Bytes of the head of a request, and of what is read ahead.
const MOST_HEAD: usize = 32 << 10;
/// Header fields of a request.
const MOST_FIELDS: usize = 64;
/// Connections at once; more wait at the door.
const MOST_CONNECTIONS: usize = 2_048;
/// Time to breathe when the system has no room for another connection.
const BREATH: Duration = Duration::from_millis(20);

/// A server that is bound and not yet running.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    desk: Arc<Desk>,
    patience: Patience,
}

/// How long is waited for the parts of a request.
#[derive(Clone, Copy)]
struct Patience {
    head: Duration,
    body: Duration,
}

impl Server {
    pub(super) fn bind(desk: Arc<Desk>, port: u16) -> Result<Self> {
        let fail = |source| Error::Write {
            path: PathBuf::from(format!("127.0.0.1:{port}")),
            source,
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(fail)?;
        listener.set_nonblocking(true).map_err(fail)?;
        let address = listener.local_addr().map_err(fail)?;
        Ok(Self {
            listener,
            address,
            desk,
            patience: Patience {
                head: HEAD,
                body: BODY,
            },
        })
    }

    /// Waits for the head of a request no longer than this, and as long again for its body.
    pub fn with_patience(self, patience: Duration) -> Self {
        let patience = Patience {
            head: patience,
            body: patience,
        };
        Self { patience, ..self }
    }

    /// The port that it is bound to.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Answers until `stop` is done.
    ///
    /// # Errors
    /// `Write`, when the system gives no threads or no place to listen.
    pub fn run(self, stop: impl Future<Output = ()>) -> Result<()> {
        let fail = |source| Error::Write {
            path: PathBuf::from(self.address.to_string()),
            source,
        };
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("linchpin-page")
            .enable_all()
            .build()
            .map_err(fail)?;
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(self.listener).map_err(fail)?;
            let service = routes(
                self.desk,
                Door(self.address.port()),
                Sending(self.patience.body),
            );
            tokio::select! {
                () = accept(listener, service, self.patience.head) => {}
                () = stop => {}
            }
            Ok(())
        })?;
        // What is still worked on is nobody's any more.
        runtime.shutdown_background();
        Ok(())
    }

    /// Answers until the user interrupts it (Ctrl-C); `ready` is called once it can be interrupted.
    ///
    /// # Errors
    /// As [`Server::run`].
    pub fn run_until_interrupted(self, ready: impl FnOnce()) -> Result<()> {
        self.run(async {
            let mut interrupt = pin!(tokio::signal::ctrl_c());
            // Listens from the first look on.
            let first = poll_fn(|context| Poll::Ready(interrupt.as_mut().poll(context))).await;
            ready();
            let interrupted = match first {
                Poll::Ready(interrupted) => interrupted,
                Poll::Pending => interrupt.await,
            };
            // Without a signal to wait for it runs until the process ends.
            if interrupted.is_err() {
                std::future::pending::<()>().await;
            }
        })
    }
}

async fn accept(listener: tokio::net::TcpListener, service: axum::Router, patience: Duration) {
    let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    loop {
        let Ok(place) = Arc::clone(&room).acquire_owned().await else {
            return;
        };
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(BREATH).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(service.clone());
        let serving = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(patience)
            .max_buf_size(MOST_HEAD)
            .max_headers(MOST_FIELDS)
            .serve_connection(TokioIo::new(stream), service);
        tokio::spawn(async move {
            let _place = place;
            // A client that goes away or breaks the rules is no fault of ours.
            let _ = serving.await;
        });
    }
}
