//! How far a run is, on a terminal.

#[cfg(not(target_family = "wasm"))]
mod bar {
    use indicatif::{ProgressBar, ProgressStyle};

    /// A progress bar.
    #[derive(Clone)]
    pub struct Bar(ProgressBar);

    impl Bar {
        /// A bar that nobody sees.
        pub fn hidden() -> Self {
            Self(ProgressBar::hidden())
        }

        /// A bar of `count` steps.
        pub fn new(count: usize) -> Self {
            let bar = ProgressBar::new(count as u64);
            if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}") {
                bar.set_style(style);
            }
            Self(bar)
        }

        /// A step is done.
        pub fn advance(&self) {
            self.0.inc(1);
        }

        /// Takes the bar away.
        pub fn finish(&self) {
            self.0.finish_and_clear();
        }

        /// Does something while the bar steps aside.
        pub fn suspend(&self, write: impl FnOnce()) {
            self.0.suspend(write);
        }
    }
}

/// Without threads and a clock of the terminal's, as under Node, there is no bar.
#[cfg(target_family = "wasm")]
mod bar {
    #[derive(Clone)]
    pub struct Bar;

    impl Bar {
        pub fn hidden() -> Self {
            Self
        }

        pub fn new(_count: usize) -> Self {
            Self
        }

        pub fn advance(&self) {}

        pub fn finish(&self) {}

        pub fn suspend(&self, write: impl FnOnce()) {
            write();
        }
    }
}

pub use bar::Bar;
