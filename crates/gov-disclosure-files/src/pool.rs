//! Inputs read by several threads and given in their order, a bounded number and a bounded size of them at a time.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use gov_disclosure::Error;

use crate::fault::Fault;
use crate::input::Input;
use crate::memory;

/// Inputs under way for each thread: enough to keep it busy while results are written, few enough for memory.
const AHEAD: usize = 8;

/// Bytes that inputs under way may hold together: the members of an archive are unpacked before they are read.
const HELD: usize = 64 << 20;

/// Threads left behind with inputs that took too long; before there are more, one must have ended.
const LEFT_BEHIND: usize = 16;

/// What is done with each input.
pub trait Task: Send + Sync + 'static {
    /// What an input becomes.
    type Output: Send + 'static;

    /// Reads an input.
    fn read(&self, input: &Input) -> Self::Output;

    /// What becomes of an input whose reading was given up.
    fn given_up(&self, name: &str, error: Error) -> Self::Output;
}

/// How many inputs are read at once, and how long one may take.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Threads; at least one, and no more than there is memory for.
    pub threads: usize,
    /// The time for one input. A thread that takes longer is left behind, and another takes its place.
    pub timeout: Option<Duration>,
}

impl Bounds {
    /// A thread for each processor, and no limit of time.
    pub fn usual() -> Self {
        Self { threads: thread::available_parallelism().map_or(1, usize::from), timeout: None }
    }
}

/// Does something that a defect of ours, or of a library, may stop: then that is an error like any other.
///
/// # Errors
/// Those of `read`; `malformed` where it panics.
pub fn guarded<T>(read: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(defect()))
}

fn defect() -> Error {
    Fault::Defect.into()
}

fn too_slow(timeout: Duration) -> Error {
    Fault::TooSlow(timeout).into()
}

struct Job {
    number: usize,
    input: Input,
    given_up: Arc<AtomicBool>,
}

/// What there is next.
#[derive(Debug)]
pub enum Step<T> {
    /// The next result, in order.
    Result(T),
    /// Nothing yet.
    Waiting,
    /// Nothing more.
    End,
}

enum Event<T> {
    Started(usize, Instant),
    Done(usize, Option<T>),
}

/// An input that is under way.
struct UnderWay<T> {
    name: String,
    weight: usize,
    given_up: Arc<AtomicBool>,
    started: Option<Instant>,
    result: Option<Option<T>>,
}

/// Results of inputs, in the order of the inputs. The threads end when the pool is dropped, each with the input it is at.
pub struct Pool<I, T: Task> {
    inputs: std::iter::Fuse<I>,
    task: Arc<T>,
    bounds: Bounds,
    jobs: Sender<Job>,
    taken: Arc<Mutex<Receiver<Job>>>,
    events: Receiver<Event<T::Output>>,
    tell: Sender<Event<T::Output>>,
    under_way: VecDeque<UnderWay<T::Output>>,
    /// The number of the first that is under way.
    first: usize,
    held: usize,
    /// Threads that take jobs.
    working: usize,
    left_behind: usize,
}

impl<I: Iterator<Item = Input>, T: Task> Pool<I, T> {
    /// Starts the threads. Where the system gives none, the inputs are read in the caller's own.
    pub fn new(inputs: I, task: T, bounds: Bounds) -> Self {
        let bounds = Bounds { threads: memory::threads(bounds.threads), ..bounds };
        let (jobs, taken) = channel();
        let (tell, events) = channel();
        let mut pool = Self {
            inputs: inputs.fuse(),
            task: Arc::new(task),
            bounds,
            jobs,
            taken: Arc::new(Mutex::new(taken)),
            events,
            tell,
            under_way: VecDeque::new(),
            first: 0,
            held: 0,
            working: 0,
            left_behind: 0,
        };
        for _ in 0..bounds.threads {
            if pool.start().is_err() {
                break;
            }
        }
        pool
    }

    fn start(&mut self) -> io::Result<()> {
        let (taken, tell, task) = (self.taken.clone(), self.tell.clone(), self.task.clone());
        thread::Builder::new().name("gov-disclosure".to_owned()).spawn(move || {
            loop {
                let job = taken.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok(job) = job else { return };
                let given_up = job.given_up.clone();
                if !work(job, &*task, &tell) || given_up.load(Ordering::Relaxed) {
                    return;
                }
            }
        })?;
        self.working += 1;
        Ok(())
    }

    /// Hands out inputs while there is room.
    fn fill(&mut self) {
        let most = self.bounds.threads * AHEAD;
        while self.under_way.len() < most && (self.held < HELD || self.under_way.is_empty()) {
            let Some(input) = self.inputs.next() else { return };
            let (weight, given_up) = (input.weight(), Arc::new(AtomicBool::new(false)));
            self.held += weight;
            self.under_way.push_back(UnderWay {
                name: input.name.clone(),
                weight,
                given_up: given_up.clone(),
                started: None,
                result: None,
            });
            let job = Job { number: self.first + self.under_way.len() - 1, input, given_up };
            // The receiver is ours, so there is one.
            let _ = self.jobs.send(job);
        }
    }

    /// Takes note of what a thread says.
    fn hear(&mut self, event: Event<T::Output>) {
        let (Event::Started(number, _) | Event::Done(number, _)) = &event;
        let own = number.checked_sub(self.first).and_then(|at| self.under_way.get_mut(at));
        match (event, own) {
            (Event::Started(_, at), Some(own)) => own.started = Some(at),
            (Event::Done(_, result), Some(own)) => own.result = Some(result),
            // One that was given up, done after all.
            (Event::Done(..), None) => self.left_behind -= 1,
            (Event::Started(..), None) => {}
        }
    }

    /// Takes the first that is under way off the list.
    fn take_first(&mut self) -> Option<UnderWay<T::Output>> {
        let own = self.under_way.pop_front()?;
        self.first += 1;
        self.held -= own.weight;
        Some(own)
    }

    /// Gives up the first that is under way: its thread is left behind.
    fn give_up(&mut self) -> Option<T::Output> {
        let timeout = self.bounds.timeout?;
        let own = self.take_first()?;
        own.given_up.store(true, Ordering::Relaxed);
        self.working -= 1;
        self.left_behind += 1;
        if self.left_behind <= LEFT_BEHIND {
            let _ = self.start();
        }
        Some(self.task.given_up(&own.name, too_slow(timeout)))
    }

    /// The next result; waits for it no longer than `patience`, where there is one.
    pub fn step(&mut self, patience: Option<Duration>) -> Step<T::Output> {
        let until = patience.map(|patience| Instant::now() + patience);
        self.fill();
        loop {
            let Some(own) = self.under_way.front_mut() else { return Step::End };
            let (result, started) = (own.result.take(), own.started);
            if let Some(result) = result {
                let Some(own) = self.take_first() else { return Step::End };
                return Step::Result(result.unwrap_or_else(|| self.task.given_up(&own.name, defect())));
            }
            // No thread takes jobs: those left behind have not ended, and the system gives no more.
            if self.working == 0 && started.is_none() && (self.left_behind == 0 || self.start().is_err()) {
                self.work_here();
            }
            let rest = self.bounds.timeout.zip(started).map(|(timeout, started)| timeout.saturating_sub(started.elapsed()));
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            let event = match rest.into_iter().chain(left).min() {
                Some(wait) => self.events.recv_timeout(wait),
                None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match event {
                Ok(event) => self.hear(event),
                Err(RecvTimeoutError::Disconnected) => return Step::End,
                Err(RecvTimeoutError::Timeout) if rest == Some(Duration::ZERO) => match self.give_up() {
                    Some(result) => return Step::Result(result),
                    None => return Step::End,
                },
                Err(RecvTimeoutError::Timeout) if left == Some(Duration::ZERO) => return Step::Waiting,
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// Does a job in this thread, where no other takes any.
    fn work_here(&mut self) {
        let job = self.taken.lock().unwrap_or_else(PoisonError::into_inner).try_recv();
        if let Ok(job) = job {
            work(job, &*self.task, &self.tell);
        }
    }
}

/// Does a job and tells of it; `false` where nobody listens.
fn work<T: Task>(job: Job, task: &T, tell: &Sender<Event<T::Output>>) -> bool {
    let Job { number, input, .. } = job;
    if tell.send(Event::Started(number, Instant::now())).is_err() {
        return false;
    }
    let result = catch_unwind(AssertUnwindSafe(|| task.read(&input))).ok();
    drop(input);
    tell.send(Event::Done(number, result)).is_ok()
}

impl<I: Iterator<Item = Input>, T: Task> Iterator for Pool<I, T> {
    type Item = T::Output;

    fn next(&mut self) -> Option<T::Output> {
        loop {
            match self.step(None) {
                Step::Result(result) => return Some(result),
                Step::Waiting => {}
                Step::End => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sleeps as many milliseconds as the input says, and panics where it says none.
    struct Sleeper;

    impl Task for Sleeper {
        type Output = String;

        fn read(&self, input: &Input) -> String {
            let bytes = input.read().unwrap_or_default();
            let milliseconds: u64 = String::from_utf8_lossy(&bytes).parse().expect("a number");
            thread::sleep(Duration::from_millis(milliseconds));
            input.name.clone()
        }

        fn given_up(&self, name: &str, error: Error) -> String {
            format!("{name} {}", error.code())
        }
    }

    fn run(texts: &[&str], bounds: Bounds) -> Vec<String> {
        let inputs: Vec<Input> = texts.iter().enumerate().map(|(at, text)| Input::line(at.to_string(), text.as_bytes().to_vec())).collect();
        Pool::new(inputs.into_iter(), Sleeper, bounds).collect()
    }

    #[test]
    fn results_come_in_the_order_of_the_inputs() {
        let texts = ["30", "0", "10", "0", "20"];
        for threads in [1, 4] {
            assert_eq!(run(&texts, Bounds { threads, timeout: None }), ["0", "1", "2", "3", "4"]);
        }
    }

    #[test]
    fn an_input_that_takes_too_long_is_given_up_and_the_others_are_read() {
        let texts = ["0", "60000", "0", "60000", "0"];
        let bounds = Bounds { threads: 1, timeout: Some(Duration::from_millis(300)) };
        assert_eq!(run(&texts, bounds), ["0", "1 limit-exceeded", "2", "3 limit-exceeded", "4"]);
    }

    #[test]
    fn who_waits_is_told_that_there_is_nothing_yet() {
        let inputs = ["200", "0"].map(|text| Input::line(text.to_owned(), text.as_bytes().to_vec()));
        let mut pool = Pool::new(inputs.into_iter(), Sleeper, Bounds { threads: 1, timeout: None });
        let (mut waits, mut results) = (0, Vec::new());
        loop {
            match pool.step(Some(Duration::from_millis(20))) {
                Step::Result(result) => results.push(result),
                Step::Waiting => waits += 1,
                Step::End => break,
            }
        }
        assert_eq!(results, ["200", "0"]);
        assert!(waits > 0, "{waits}");
    }

    #[test]
    fn a_defect_loses_one_input_only() {
        assert_eq!(run(&["0", "none", "0"], Bounds { threads: 2, timeout: None }), ["0", "1 malformed", "2"]);
    }
}
