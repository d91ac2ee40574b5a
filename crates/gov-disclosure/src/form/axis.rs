//! The rows and columns of the tables of 2019 and 2021, as types.

use std::sync::LazyLock;

use super::field::{Edition, Field, TableId, fields};

/// Declares an axis of a table: its members in the order of the form, each with its part of a field's id.
macro_rules! axis {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $member:ident = $id:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $member,)* }

        impl $name {
            /// All of them, in the order of the form.
            pub const ALL: &'static [Self] = &[$(Self::$member),*];

            /// Its part of a field's id.
            pub fn id(self) -> &'static str {
                match self { $(Self::$member => $id,)* }
            }

            /// The member with this id.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.id() == id)
            }
        }
    };
}

axis! {
    /// A column of Table II: what is counted.
    Measure {
        /// 本年新制作数量 (2019).
        Made = "made",
        /// 本年新公开数量 (2019).
        Published = "published",
        /// 对外公开总数量 (2019).
        PublishedTotal = "published_total",
        /// 上一年项目数量 (2019).
        ItemsLastYear = "items_last_year",
        /// 本年增/减 (2019).
        ItemsChange = "items_change",
        /// 采购项目数量 (2019).
        Items = "items",
        /// 本年制发件数 (2021).
        Issued = "issued",
        /// 本年废止件数 (2021).
        Repealed = "repealed",
        /// 现行有效件数 (2021).
        InForce = "in_force",
        /// 本年处理决定数量.
        Decisions = "decisions",
        /// 本年收费金额, 采购总金额.
        Amount = "amount",
    }
}

impl Measure {
    /// The one edition that prints it; `None` where both do.
    pub fn edition(self) -> Option<Edition> {
        match self {
            Self::Made | Self::Published | Self::PublishedTotal | Self::ItemsLastYear | Self::ItemsChange | Self::Items => {
                Some(Edition::Y2019)
            }
            Self::Issued | Self::Repealed | Self::InForce => Some(Edition::Y2021),
            Self::Decisions | Self::Amount => None,
        }
    }
}

axis! {
    /// A column of Table III: who applied.
    Applicant {
        /// 自然人.
        NaturalPerson = "natural_person",
        /// 商业企业.
        Enterprise = "enterprise",
        /// 科研机构.
        Research = "research",
        /// 社会公益组织.
        PublicInterest = "public_interest",
        /// 法律服务机构.
        LegalService = "legal_service",
        /// 其他.
        OtherOrg = "other_org",
        /// 总计.
        Total = "total",
    }
}

impl Applicant {
    /// Whether it is under 法人或其他组织.
    pub fn is_organisation(self) -> bool {
        !matches!(self, Self::NaturalPerson | Self::Total)
    }

    /// The columns under 法人或其他组织, in the order of the form.
    pub fn organisations() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|applicant| applicant.is_organisation())
    }
}

axis! {
    /// A block of Table IV: the remedy that was sought.
    Remedy {
        /// 行政复议.
        Reconsideration = "reconsideration",
        /// 未经复议直接起诉.
        LitigationDirect = "litigation_direct",
        /// 复议后起诉.
        LitigationAfterReconsideration = "litigation_after_reconsideration",
    }
}

axis! {
    /// A column of each block of Table IV: how it ended.
    Outcome {
        /// 结果维持.
        Upheld = "upheld",
        /// 结果纠正.
        Corrected = "corrected",
        /// 其他结果.
        Other = "other",
        /// 尚未审结.
        Pending = "pending",
        /// 总计.
        Total = "total",
    }
}

axis! {
    /// A heading over rows of Table III, to which private templates add a row of subtotals.
    Group {
        /// 三、本年度办理结果: all outcomes.
        Results = "results",
        /// （三）不予公开.
        Denied = "denied",
        /// （四）无法提供.
        Unavailable = "unavailable",
        /// （五）不予处理.
        NotProcessed = "not_processed",
        /// （六）其他处理, a group since 2021.
        OtherHandling = "other_handling",
    }
}

impl Group {
    /// The id of its subtotals: `denied.subtotal`.
    pub fn subtotal_id(self) -> &'static str {
        match self {
            Self::Results => "results.subtotal",
            Self::Denied => "denied.subtotal",
            Self::Unavailable => "unavailable.subtotal",
            Self::NotProcessed => "not_processed.subtotal",
            Self::OtherHandling => "other_handling.subtotal",
        }
    }

    /// The group that a row id belongs to: `denied` of `denied.state_secret`.
    fn of_id(id: &str) -> Option<Self> {
        id.split_once('.').and_then(|(group, _)| Self::from_id(group))
    }
}

/// A row of a table, in either edition. Ordered as the forms print them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(u8);

struct RowEntry {
    table: TableId,
    id: &'static str,
    fields: Vec<Field>,
}

static ROWS: LazyLock<Vec<RowEntry>> = LazyLock::new(|| {
    let mut rows: Vec<RowEntry> = Vec::with_capacity(40);
    for field in fields() {
        match rows.iter_mut().find(|row| row.table == field.table() && row.id == field.row_id()) {
            Some(row) => row.fields.push(field),
            None => rows.push(RowEntry { table: field.table(), id: field.row_id(), fields: vec![field] }),
        }
    }
    rows
});

impl RowId {
    /// The row of a table with this id: (`Requests`, `"denied.state_secret"`).
    pub fn of(table: TableId, id: &str) -> Option<Self> {
        ROWS.iter().position(|row| row.table == table && row.id == id).map(|at| Self(at as u8))
    }

    /// The row of Table IV that a block is where blocks are printed as rows.
    pub fn of_remedy(remedy: Remedy) -> Option<Self> {
        Self::of(TableId::Remedies, remedy.id())
    }

    // A `RowId` is only made from an index of the rows.
    #[allow(clippy::indexing_slicing)]
    fn entry(self) -> &'static RowEntry {
        &ROWS[usize::from(self.0)]
    }

    /// The table it is in.
    pub fn table(self) -> TableId {
        self.entry().table
    }

    /// The middle part of its fields' ids.
    pub fn id(self) -> &'static str {
        self.entry().id
    }

    /// Its fields, those of both editions.
    pub fn fields(self) -> &'static [Field] {
        &self.entry().fields
    }

    /// Its field in the column with this id.
    pub fn field(self, column: &str) -> Option<Field> {
        self.fields().iter().copied().find(|field| field.column_id() == column)
    }

    /// Whether an edition prints it.
    pub fn is_in(self, edition: Edition) -> bool {
        self.fields().iter().any(|field| field.is_in(edition))
    }

    /// The group under whose heading it is.
    pub fn group(self) -> Option<Group> {
        Group::of_id(self.id())
    }

    /// The rows of a table that an edition prints, in its order.
    pub fn printed(table: TableId, edition: Edition) -> impl Iterator<Item = Self> {
        (0..ROWS.len()).map(|at| Self(at as u8)).filter(move |row| row.table() == table && row.is_in(edition))
    }

    /// The row that an edition prints after this one.
    pub fn next(self, edition: Edition) -> Option<Self> {
        Self::printed(self.table(), edition).find(|row| *row > self)
    }
}

impl std::fmt::Debug for RowId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.table().prefix(), self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axes_span_the_fields() {
        for field in fields() {
            let row = RowId::of(field.table(), field.row_id()).unwrap();
            assert_eq!(row.field(field.column_id()), Some(field));
            let known = match field.table() {
                TableId::Disclosure => Measure::from_id(field.column_id()).is_some(),
                TableId::Requests => Applicant::from_id(field.column_id()).is_some(),
                TableId::Remedies => Outcome::from_id(field.column_id()).is_some() && Remedy::from_id(field.row_id()).is_some(),
            };
            assert!(known, "{field}");
        }
        assert_eq!(RowId::printed(TableId::Requests, Edition::Y2021).count(), 25);
        assert_eq!(RowId::printed(TableId::Requests, Edition::Y2019).count(), 23);
    }

    #[test]
    fn a_measure_of_one_edition_is_printed_by_that_edition_only() {
        for field in fields().filter(|field| field.table() == TableId::Disclosure) {
            let measure = Measure::from_id(field.column_id()).unwrap();
            if let Some(edition) = measure.edition() {
                assert!(field.editions().eq([edition]), "{field}");
            }
        }
    }

    #[test]
    fn rows_follow_each_other_as_an_edition_prints_them() {
        let row = |id| RowId::of(TableId::Requests, id).unwrap();
        assert_eq!(row("carried_in").next(Edition::Y2021), Some(row("granted")));
        assert_eq!(row("not_processed.confirmation").next(Edition::Y2021), Some(row("other_handling.not_corrected")));
        assert_eq!(row("not_processed.confirmation").next(Edition::Y2019), Some(row("other_handling")));
        assert_eq!(row("denied.state_secret").group(), Some(Group::Denied));
    }
}
