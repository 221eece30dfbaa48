//! From scores to findings: plain, serialisable results that charts and reports read.

mod attack;
mod change;
mod claims;
mod compare;
mod construction;
mod coverage;
mod failures;
mod headline;
mod measure;
mod number;
mod reliability;
mod routes;
mod sides;
mod still;
mod ties;
mod timeline;
mod uncertainty;

pub use crate::model::capital;
pub use attack::{
    Attack, AttackQuestion, AttackSide, BestOfSize, Curve, CurvePoint, CutSet, Cuts, Goal,
    KeyPlayers, MOST_THINGS, SizeCount, Target, Vital, attack, robustness_curves,
};
pub use change::{Change, Verdict};
pub use claims::{
    Finding, Judged, JudgedClaim, JudgedTest, Outcome as TestOutcome, QUANTITIES,
    Quantity as BriefQuantity, TestSides, is_measure, judge,
};
pub use compare::{
    Comparison, Lists, ReadingNote, ReadingValue, Side, Wanted, compare, compare_quickly,
    compare_while,
};
pub use coverage::{ActorCoverage, Cover, Coverage, CoverageSide, Held, Hub, Situation, coverage};
pub use failures::{
    BlockTree, Failure, FailureSides, Failures, Loser, MOST_LOSERS, Parted, SideFailures,
    failure_sides, failures,
};
pub use headline::{Role, Sentence};
pub use measure::{
    Approximate, Bound, MOST_ACTORS, MOST_MEASURED, Measured, Measurement, MetricCard, Row,
    Summary, measure, measure_within,
};
pub use number::{
    brief, in_words, number, other_side, percent, score, share, signed, small, thousands,
};
pub use reliability::{
    Ask, CauseNote, Chance, DEADLINES, PairChance, Reliabilities, ReliabilitySide, Thing,
    TimeCurve, TimePoint, TogetherChance, Varied, VariedPoint, hours_in_words, reliability,
    reliability_of_sides,
};
pub use routes::{PairRoute, PairRoutes, pair_routes};
pub use sides::{Compile, Sides, compiled, edit_labels};
pub use still::Still;
pub(crate) use ties::combinations;
pub use ties::{
    BestSet, Coding, Concord, CriterionNow, MOST_BEST, MOST_EXACT, MOST_SETS, Shapley,
    ShapleyValue, TieQuestion, Ties, Worth, Worthy, ties, ties_while,
};
pub use timeline::{
    MOST_DAYS, Moment, Moved, Point, Spillover, TieChange, Timeline, Turn, Way, event_in_words,
    spillover, telling_metrics, timeline,
};
pub use uncertainty::{
    ALL_CHANGES, Band, Bands, Flip, Hold, Input, Judgement, MOST_DRAWS, Options, Outcome, Quantity,
    Question, ROBUST, RankInterval, Shape, Stream, Swing, Tornado, Uncertainty, Vary, uncertainty,
    uncertainty_while,
};
