//! What the `<meta>` tags of a page name: title, day, agency. The page's text counts before them.

use super::{agency, title};
use crate::document::Document;
use crate::lex::date::{self, Date};
use crate::lex::fold;
use crate::report::agency_name;

/// What the tags name.
#[derive(Debug, Default)]
pub struct Tags {
    title: Option<String>,
    /// The agency in the article's title.
    pub titled: Option<String>,
    /// The agency that gave the article.
    pub source: Option<String>,
    /// The agency whose site it is; a government's site has the reports of its departments too.
    site: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
}

impl Tags {
    /// Reads the tags of a page.
    pub fn read(document: &Document<'_>) -> Self {
        let plain = |text: &str| fold::close_up(&fold::plain(text));
        let tags = document.metadata;
        let title = tags.title.map(plain).filter(|text| title::is_title(text));
        let name = |text: &str| {
            let name = plain(text);
            let own = ["门户网站", "官方网站", "网站"].iter().find_map(|word| name.strip_suffix(word)).unwrap_or(&name);
            (agency_name::is_name(own) && !agency_name::is_replaced(own)).then(|| own.to_owned())
        };
        Self {
            titled: title.as_deref().and_then(agency::in_title).filter(|name| !agency_name::is_replaced(name)),
            title,
            source: tags.source.and_then(name),
            site: tags.site.and_then(name).filter(|name| agency_name::kind(name) == agency_name::Kind::Department),
            published: tags.published.and_then(|text| date::date(text).ok()).map(|(_, date)| date),
        }
    }

    /// The title.
    pub fn title(&self) -> Option<title::Title> {
        self.title.clone().map(title::named_by_page)
    }

    /// The agency, of the surest tag.
    pub fn agency(&self) -> Option<&str> {
        self.titled.as_deref().or(self.source.as_deref()).or(self.site.as_deref())
    }
}
