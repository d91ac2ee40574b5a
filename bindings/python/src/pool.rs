//! Files read by several threads and given in their order, a bounded number of them at a time.

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use gov_disclosure::{Error, ErrorKind, Failure, ParseOptions, Report, check, parse_all};
use gov_disclosure_files::Input;

/// Files under way for each thread: enough to keep it busy while Python takes its time, few enough for memory.
const AHEAD: usize = 4;

/// What a file became.
pub type Outcome = Result<Report, Failure>;

/// What there is next.
pub enum Step {
    /// An outcome, the next in order.
    Outcome(Box<Outcome>),
    /// Nothing yet.
    Waiting,
    /// Nothing more.
    End,
}

/// How the files are read.
pub struct Reading {
    /// Their options, but for the name, which is each file's own.
    pub options: ParseOptions,
    /// Whether reports are checked.
    pub check: bool,
}

/// Threads that read files. They end when the pool is dropped, each with the file it is at.
pub struct Pool {
    inputs: Box<dyn Iterator<Item = Input> + Send>,
    jobs: Option<Sender<(usize, Input)>>,
    done: Receiver<(usize, Vec<Outcome>)>,
    ready: BTreeMap<usize, Vec<Outcome>>,
    /// What is left of the file that was given last.
    left: VecDeque<Outcome>,
    sent: usize,
    given: usize,
    ahead: usize,
}

impl Pool {
    /// Starts `threads` threads.
    pub fn new(inputs: Box<dyn Iterator<Item = Input> + Send>, reading: Reading, threads: usize) -> std::io::Result<Self> {
        let (jobs, taken) = channel::<(usize, Input)>();
        let (give, done) = channel();
        let (taken, reading) = (Arc::new(Mutex::new(taken)), Arc::new(reading));
        for _ in 0..threads {
            let (taken, give, reading) = (taken.clone(), give.clone(), reading.clone());
            thread::Builder::new().name("gov-disclosure".to_owned()).spawn(move || {
                loop {
                    let job = taken.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((number, input)) = job else { return };
                    if give.send((number, read(&input, &reading))).is_err() {
                        return;
                    }
                }
            })?;
        }
        Ok(Self {
            inputs,
            jobs: Some(jobs),
            done,
            ready: BTreeMap::new(),
            left: VecDeque::new(),
            sent: 0,
            given: 0,
            ahead: threads * AHEAD,
        })
    }

    /// The next outcome, waiting for it no longer than this.
    pub fn step(&mut self, patience: Duration) -> Step {
        if let Some(outcome) = self.left.pop_front() {
            return Step::Outcome(Box::new(outcome));
        }
        while self.sent < self.given + self.ahead
            && let Some(jobs) = &self.jobs
        {
            match self.inputs.next().map(|input| jobs.send((self.sent, input))) {
                Some(Ok(())) => self.sent += 1,
                _ => self.jobs = None,
            }
        }
        if self.given == self.sent {
            return Step::End;
        }
        loop {
            if let Some(outcomes) = self.ready.remove(&self.given) {
                self.given += 1;
                self.left = outcomes.into();
                return self.step(patience);
            }
            match self.done.recv_timeout(patience) {
                Ok((number, outcomes)) => drop(self.ready.insert(number, outcomes)),
                Err(RecvTimeoutError::Timeout) => return Step::Waiting,
                Err(RecvTimeoutError::Disconnected) => return Step::End,
            }
        }
    }
}

/// The reports of one file, or why there is none. A defect of ours that stops the reading of it is a failure like any other: the batch goes on.
fn read(input: &Input, reading: &Reading) -> Vec<Outcome> {
    let read = || {
        let reports = parse_all(&input.read()?, &reading.options.clone().with_name(&input.name))?;
        Ok(reports.into_iter().map(|report| Ok(if reading.check { check(report) } else { report })).collect())
    };
    let defect = |_| {
        let en = "a defect of this program stopped the reading of this file; please report it with the file";
        Err(Error::new(ErrorKind::Malformed, "读取此文件时遇到本程序的缺陷，请连同文件一并报告", en))
    };
    let failed = |error| vec![Err(Failure::new(Some(input.name.clone()), &error))];
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(defect).unwrap_or_else(failed)
}
