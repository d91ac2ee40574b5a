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
    /// Units of times, which are no items.
    TimesUnit,
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
    /// What a clause starts with that counts further cases of reconsideration or litigation.
    RemedyStart,
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
    /// Names of channels: of a number beside those of other channels nothing says that it is of all.
    ChannelName,
    /// A clause with one of these counts what some of the agencies did.
    OfSome,
    /// With one of these it counts what all of them did.
    OfWhole,
    /// What becomes of requests: a number of two of these is of neither.
    Outcome,
    /// Parts of a total by who asked.
    ByPerson,
    /// Parts by what was asked for.
    ByMatter,
    /// Parts by how it was asked.
    ByWay,
    /// What is carried over after these is no request for information.
    CarriedOther,
    /// A title with one of these is that of the account of a part of the year.
    OfPartOfYear,
    /// A title with one of these is that of a notice.
    OfNotice,
    /// A title with one of these is that of a guide.
    OfGuide,
    /// A title with one of these is that of a catalogue.
    OfCatalogue,
    /// A title with one of these is that of rules.
    OfRules,
    /// A title with one of these is that of a report on law-based government.
    OfLawBasedGovernment,
    /// A title with one of these is that of the form of a website.
    OfSiteForm,
    /// A title with one of these is that of a report of a court.
    OfCourt,
    /// A title with one of these is that of a report of a company.
    OfCompany,
    /// A title with one of these is that of a budget.
    OfBudget,
    /// A title with one of these is that of a plan.
    OfPlan,
    /// A title with one of these is that of a form for requests.
    OfRequestForm,
    /// A title with one of these is that of a sample.
    OfSample,
    /// What a text calls itself, or says before it reports.
    CallsItself,
    /// What makes it a report on disclosure.
    OfDisclosure,
    /// What it is made of or covers.
    Made,
    /// What makes it another report.
    OfOtherReports,
    /// A guide says of itself that it was made.
    MakesGuide,
    /// So does an explanation.
    Explains,
    /// How the names of attached files end.
    FileEnding,
    /// The words of a report's name, longest first; what comes before them names the agency.
    ReportName,
    /// What is before the name in a title.
    BeforeName,
    /// What is after it.
    BehindName,
    /// After the words of a report's name these make them those of an agency: 某市政务公开办公室.
    OwnName,
    /// Before a quoted title these say that the report was published.
    Published,
    /// Agencies that the opening names for other reasons.
    OtherAgency,
    /// Words in front of an agency's name in a clause that says whose report it is.
    BeforeAuthor,
    /// After these the name of a report follows.
    Publishing,
    /// What an agency calls itself.
    Ourselves,
    /// What leads to a name in the same clause: 请与某局(以下简称我局).
    BeforeShort,
    /// After these the author follows, whatever it did by whatever law.
    ReportBy,
    /// What an author does with the report.
    AuthorVerb,
    /// By what it does so.
    ByLaw,
    /// What the agency did, or by what: the first words after its name.
    Deed,
    /// Words with which no name starts that tells which agency it is.
    NoStart,
    /// How the names of zones start that lack their place.
    ZoneName,
    /// Labels of the agency on a page.
    SourceLabel,
    /// Labels that may follow the name of an agency without a mark between.
    SourceEnd,
    /// Endings of agencies that have offices of their own.
    Owner,
    /// What no title holds.
    NoTitle,
    /// Labels before a title.
    TitleLabel,
    /// Remarks before a title.
    TitleRemark,
    /// How the names of files end whose report is the page.
    PageFile,
    /// What names end with, of those long enough to be broken.
    LongName,
    /// Labels of the day of publication, the surest first.
    DayLabel,
    /// Labels of the day of the document, which is signed before it is published.
    DocumentDay,
    /// Before 时间 these make it that of something else.
    OtherTime,
    /// What a page prints beside the day.
    BesideDay,
    /// What a text says of a period.
    PeriodWord,
    /// Labels of the office to ask.
    LabelOffice,
    /// Labels of the office or its number.
    LabelReach,
    /// Labels of its address.
    LabelAddress,
    /// Labels of its postcode.
    LabelPostcode,
    /// Labels of its telephone.
    LabelPhone,
    /// Labels of its fax.
    LabelFax,
    /// Labels of one number for telephone and fax.
    LabelPhoneAndFax,
    /// Labels of its address of mail.
    LabelEmail,
    /// Labels of numbers of somebody else.
    LabelOther,
    /// Who has these learns whom to ask, …
    Doubts,
    /// … and how.
    Asking,
    /// A paragraph with one of these may give a contact.
    OfContact,
    /// How the names of offices end.
    OfficeEnding,
    /// After the name of the office these say to ask it.
    AskVerb,
    /// Before it these lead to it.
    AskLink,
    /// The office comes after these without a label.
    AskLead,
    /// Names of towns and streets hold these.
    Towns,
    /// Names of zones and committees of residents hold these.
    Zones,
    /// Names of departments end with these.
    Departments,
    /// Names of organs of the party end with these.
    Party,
    /// Names of agencies that their superiors manage hold these.
    Vertical,
    /// The names of zones end with these.
    ZoneEnding,
    /// The names of schools and hospitals end with these.
    Schools,
    /// Brands that hijacked copies set in the place of names.
    Brands,
    /// The names of agencies end with these.
    AgencyEnding,
    /// What a page counts of its visits.
    PageCounter,
    /// How the names of pictures end, which a page prints where it cannot show them.
    Picture,
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
    TimesUnit => "unit.times",
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
    RemedyStart => "remedies.start",
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
    ChannelName => "channel.names",
    OfSome => "class.of_some",
    OfWhole => "class.of_whole",
    Outcome => "requests.outcomes",
    ByPerson => "list.by_person",
    ByMatter => "list.by_matter",
    ByWay => "list.by_way",
    CarriedOther => "carried.others",
    OfPartOfYear => "other.part_of_year",
    OfNotice => "other.notice",
    OfGuide => "other.guide",
    OfCatalogue => "other.catalogue",
    OfRules => "other.rules",
    OfLawBasedGovernment => "other.law_based",
    OfSiteForm => "other.site",
    OfCourt => "other.court",
    OfCompany => "other.company",
    OfBudget => "other.budget",
    OfPlan => "other.plan",
    OfRequestForm => "other.request_form",
    OfSample => "other.sample",
    CallsItself => "report.calls_itself",
    OfDisclosure => "report.of_disclosure",
    Made => "report.made",
    OfOtherReports => "report.of_others",
    MakesGuide => "other.makes_guide",
    Explains => "other.explains",
    FileEnding => "file.endings",
    ReportName => "report.names",
    BeforeName => "agency.before",
    BehindName => "agency.behind",
    OwnName => "agency.own_name",
    Published => "report.published",
    OtherAgency => "agency.others",
    BeforeAuthor => "agency.leads",
    Publishing => "report.publishing",
    Ourselves => "agency.ourselves",
    BeforeShort => "agency.before_short",
    ReportBy => "report.by",
    AuthorVerb => "agency.author_verbs",
    ByLaw => "agency.by_law",
    Deed => "agency.deeds",
    NoStart => "agency.no_start",
    ZoneName => "agency.zone_names",
    SourceLabel => "agency.labels",
    SourceEnd => "agency.label_ends",
    Owner => "agency.owners",
    NoTitle => "title.others",
    TitleLabel => "title.labels",
    TitleRemark => "title.remarks",
    PageFile => "file.of_pages",
    LongName => "agency.long_names",
    DayLabel => "date.labels",
    DocumentDay => "date.of_document",
    OtherTime => "date.others",
    BesideDay => "date.beside",
    PeriodWord => "date.period",
    LabelOffice => "contact.offices",
    LabelReach => "contact.reach",
    LabelAddress => "contact.addresses",
    LabelPostcode => "contact.postcodes",
    LabelPhone => "contact.phones",
    LabelFax => "contact.faxes",
    LabelPhoneAndFax => "contact.phones_and_faxes",
    LabelEmail => "contact.emails",
    LabelOther => "contact.others",
    Doubts => "contact.doubts",
    Asking => "contact.asking",
    OfContact => "contact.words",
    OfficeEnding => "contact.office_endings",
    AskVerb => "contact.verbs",
    AskLink => "contact.links",
    AskLead => "contact.leads",
    Towns => "agency.towns",
    Zones => "agency.zones",
    Departments => "agency.departments",
    Party => "agency.party",
    Vertical => "agency.vertical",
    ZoneEnding => "agency.zone_endings",
    Schools => "agency.schools",
    Brands => "agency.brands",
    AgencyEnding => "agency.endings",
    PageCounter => "page.counters",
    Picture => "file.pictures",
});
