//! The uses of words that `phrases.csv` may name: the build reads this file too.

/// A use of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// With these another subject starts, so that a list before them has ended.
    ListEnd,
    /// These start another subject after a semicolon.
    OtherSubject,
    /// An item with one of these is no part of the list before it when that already adds up.
    OwnSubject,
    /// These open the parts of the number before them, sorted by what they are about; they may start a sentence of their own.
    Sorted,
    /// With 累计 these say that a number counts more than one year.
    UpToNow,
    /// These say that a number is of the year, even beside 累计.
    OfYear,
    /// These say that a number counts more than one year.
    OfYears,
    /// A total has one of these where its parts follow without any marking.
    Whole,
    /// Units of items, of which one may be a part of a number in another.
    ItemUnit,
    /// A number of growth has no parts.
    ListGrowth,
    /// These say that a number is of all.
    All,
    /// These end a label without being part of what is counted; longer ones come first.
    LabelEnd,
    /// These start a label without being part of it; longer ones come first.
    LabelStart,
    /// Growth and other years: such numbers are compared with no table.
    Compared,
    /// Other scopes and channels: their numbers may be part of the table's, or more than it.
    Narrowed,
    /// These start the words around a share.
    ShareStart,
    /// These say when and not what.
    LabelTime,
    /// These describe all items, and how they were published.
    OfAllItems,
    /// Growth: what it counts is compared with nothing.
    FactGrowth,
    /// Averages, which are no counts of the year.
    Average,
    /// These speak of the report's year.
    FactYear,
    /// These speak of all years up to it.
    FactYears,
    /// These speak of other years.
    FactOtherYears,
    /// Nouns that count ways and not information: 主要通过四条途径公开.
    Ways,
    /// After these verbs a number comes before what it counts: 召开6场新闻发布会, 配备1名专职工作人员.
    Taking,
    /// Words of a total after the place of what it counts.
    TotalVerb,
    /// Nouns that say by themselves what a number before them counts.
    FactNoun,
    /// How a heading ends after which the text runs on: （一）主动公开政府信息的数量2012年制作….
    HeadingEnd,
    /// Channels of requests: a list of them is one of requests, whatever the words before it.
    Channel,
    /// Negations; longer ones come first.
    Negation,
    /// What comes directly after a negation of the thing itself; elsewhere it negates a manner (未按时答复).
    Negated,
    /// A sentence with one of these names another year to compare with it, to count from it, to plan for it or to tell what others did in it.
    Aside,
    /// Work that a report tells of.
    Work,
    /// These words of an opening present the report.
    Presents,
    /// A sentence that starts with one of these lists the parts of what the one before it counted.
    ListAlone,
    /// So does one that says 包括 of these: 公开的政府信息类别主要包括通知17条.
    ListAloneThings,
    /// An item with one of these was published elsewhere than those before it: 其中网站12条,公众号发布30条.
    Publishes,
    /// These count who reads, and not what was published.
    Readers,
    /// What is left over.
    Rest,
    /// What was closed: what goes on in the next year is no part of it.
    Closing,
    /// A number after one of these is of all, and may have a rest among its parts.
    AllOfMany,
    /// What goes on, …
    CarriedOn,
    /// … and when: 剩余2件结转下年办理.
    NextYear,
    /// These say in a clause that there is none.
    NoneOf,
    /// Channels of posts, whose numbers are not all that was published, …
    Posts,
    /// … unless one of these is beside them.
    Disclosed,
}

named!(Phrase {
    ListEnd => "list.end",
    OtherSubject => "list.other_subject",
    OwnSubject => "list.own_subject",
    Sorted => "list.sorted",
    UpToNow => "time.up_to_now",
    OfYear => "time.year",
    OfYears => "time.years",
    Whole => "list.whole",
    ItemUnit => "unit.items",
    ListGrowth => "list.growth",
    All => "list.all",
    LabelEnd => "label.end",
    LabelStart => "label.start",
    Compared => "subject.compared",
    Narrowed => "subject.narrowed",
    ShareStart => "label.share",
    LabelTime => "label.time",
    OfAllItems => "class.all",
    FactGrowth => "fact.growth",
    Average => "fact.average",
    FactYear => "fact.year",
    FactYears => "fact.years",
    FactOtherYears => "fact.other_years",
    Ways => "fact.ways",
    Taking => "fact.taking",
    TotalVerb => "fact.totals",
    FactNoun => "fact.nouns",
    HeadingEnd => "fact.heading_end",
    Channel => "fact.channels",
    Negation => "zero.negation",
    Negated => "zero.negated",
    Aside => "other_year.aside",
    Work => "other_year.work",
    Presents => "other_year.presents",
    ListAlone => "list.alone",
    ListAloneThings => "list.alone_things",
    Publishes => "list.publishes",
    Readers => "list.readers",
    Rest => "list.rest",
    Closing => "list.closing",
    AllOfMany => "list.all_of_many",
    CarriedOn => "carried.out",
    NextYear => "carried.next",
    NoneOf => "zero.none",
    Posts => "class.posts",
    Disclosed => "class.disclosed",
});
