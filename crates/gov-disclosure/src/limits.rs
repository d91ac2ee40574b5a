//! Every limit on what one input may cost, each with its reason. Beyond a limit the answer is
//! `limit-exceeded`, in bounded time and memory.

/// Largest input, in bytes: a report is 30 KB, a page with inlined pictures a few MB; offsets stay
/// below 2³².
pub const INPUT_BYTES: usize = 128 << 20;

/// Steps of one input: a page of a report takes a million, a folder of a hundred reports glued together a hundred; a step
/// takes one to five nanoseconds, so all of them take less than 2 seconds of processor time.
pub const STEPS: u64 = 384 << 20;

/// Bytes that one input may hold at once, itself included: what the program needs for its tables and its stack comes on
/// top, and all stays below 512 MB.
pub const MEMORY: u64 = 400 << 20;

/// Bytes that are held before they are charged, instead of charging every line.
pub const HELD_AT_ONCE: usize = 1 << 16;

/// Bytes of a line that is joined with others, beside its text: where its pieces are.
pub const JOINED_BYTES: usize = 64;

/// Steps of a byte that is decoded from another encoding than UTF-8.
pub const DECODING_STEPS: usize = 1;

/// Steps of a tag of a page, with what it does to lines and tables.
pub const TAG_STEPS: usize = 12;

/// Steps of a tag that is looked through for style sheets before.
pub const SEARCHED_TAG_STEPS: usize = 4;

/// Steps of a character reference: one that is not known is looked for in the list of all.
pub const REFERENCE_STEPS: usize = 96;

/// Steps of a style sheet of a page, beside those of its text, and of a rule that is read, or compared with an element.
pub const SHEET_STEPS: usize = 256;
pub const RULE_STEPS: usize = 16;

/// Steps of a part of a long tag: each of its attributes is asked for several times.
pub const ATTRIBUTE_STEPS: usize = 32;

/// Steps of a piece of the strip, of one of its lines, and of a byte of their text: what is looked at in all of them.
pub const PIECE_STEPS: usize = 64;
pub const LINE_STEPS: usize = 256;
pub const TEXT_STEPS: usize = 2;

/// Steps of a byte of a line that is longer than [`UNBROKEN_LINE`]: it is folded, searched and compared as a whole.
pub const LONG_LINE_STEPS: usize = 6;

/// Steps of a word that is looked at for a label, and of each word that may go on with it.
pub const LABEL_STEPS: usize = 96;
pub const CONTINUATION_STEPS: usize = 96;

/// Steps of a value of a list that a program wrote.
pub const LIST_ITEM_STEPS: usize = 24;

/// Steps of an element of an office document, or of a reference in it, and bytes that noting where a text is takes.
pub const ELEMENT_STEPS: usize = 48;
pub const PLACE_BYTES: usize = 32;

/// Steps of an element, its end or a reference in a part of a workbook, which is read here and by the library.
pub const SHEET_MARK_STEPS: usize = 24;

/// Steps and bytes of a cell of a workbook, on its way from the library to the document.
pub const SHEET_CELL_STEPS: usize = 512;
pub const SHEET_CELL_BYTES: usize = 320;

/// Steps and bytes of a byte of text in which tables of names, units and values are looked for, character by character.
pub const STREAM_STEPS: usize = 24;
pub const STREAM_BYTES: usize = 12;

/// Deepest nesting of tables: layout tables nest five or six deep; each open table holds memory.
pub const TABLE_NESTING: usize = 64;

/// Fields of a Word document that are open within each other: a table of contents has two or three.
pub const FIELD_NESTING: usize = 64;

/// Cells of all tables of one input: a report has 250; a folder of a hundred reports glued together
/// stays below this.
pub const TABLE_CELLS: usize = 1 << 20;

/// Largest colspan, as the HTML standard clamps it.
pub const COLUMN_SPAN: u32 = 1000;

/// Largest rowspan, as the HTML standard clamps it.
pub const ROW_SPAN: u32 = 65_534;

/// Widest table, in columns after span expansion; cells beyond it are kept without a column of their own.
pub const TABLE_COLUMNS: u32 = 4096;

/// Slots that the spans of one input may expand to: bounds the work of colspan=1000 in every cell.
pub const SPAN_SLOTS: usize = 16 << 20;

/// Lines of a text: a report has 600; each costs about 250 bytes while it is read.
pub const LINES: usize = 1 << 20;

/// Words and cells of one input: each is looked at for labels, and costs about 100 bytes.
pub const PIECES: usize = 2 << 20;

/// Bytes and steps of a row of the form that is found, with its cells and what is reported about them: a report has sixty.
pub const ROW_BYTES: usize = 8 << 10;

/// Headers of one table: the forms print eighteen at most.
pub const HEADS: usize = 64;

/// Cells of the header rows of one table: the forms print twenty-five.
pub const HEADER_CELLS: usize = 256;

/// Candidates of a lost cell that are listed: a report has a hundred different numbers; more say nothing.
pub const CANDIDATES: usize = 400;

/// Largest number across several rows whose parts are listed as candidates of each.
pub const MERGED_CANDIDATES: i64 = 50;

/// Words after a label that are looked at for its continuation or its first number.
pub const LOOKAHEAD: usize = 256;

/// Names of agencies of one year that a name without a year before is compared with, to say which may be the same.
pub const SERIES_NAMES: usize = 1000;

/// Bytes of a line that is laid out again as the lines it holds: a report on one line is 30 KB.
pub const UNBROKEN_LINE: usize = 1 << 20;

/// Digits of a row whose values run together: fifteen values of three digits have 45.
pub const ROW_DIGITS: usize = 48;

/// Ways to part such digits that are kept: a row has a few, and one of large numbers some hundred.
pub const SPLITS: usize = 1024;

/// Digits that are tried as a value while a row is split.
pub const SPLIT_STEPS: usize = 1 << 17;

/// Sums of columns that are held at once while rows are split together.
pub const COLUMN_SUMS: usize = 1 << 15;

/// Copies of a report that are read from one input; a page is doubled, not repeated a hundred times.
pub const COPIES: usize = 8;

/// Reports that are read from one file: a city prints those of its offices in one; each is a record of 60 KB.
pub const REPORTS: usize = 256;

/// Diagnostics of one rule that are kept one by one; more are summed up in the last.
pub const DIAGNOSTICS_PER_RULE: usize = 200;

/// Numbers of the prose that are kept: a long report states two hundred.
pub const CLAIMS: usize = 2000;

/// Keys of one object of JSON: a report names 226 cells.
pub const JSON_KEYS: usize = 1 << 14;

/// Steps and bytes of a part of an object or of a list of JSON, and steps of an escaped character.
pub const JSON_PART_STEPS: usize = 16;
pub const JSON_PART_BYTES: usize = 96;
pub const JSON_ESCAPE_STEPS: usize = 8;

/// How often the text of a cell of JSON is kept: as it is written, and in what is reported about it.
pub const JSON_CELL_FACTOR: usize = 8;

/// Steps of a heading, and of a byte of text before the second section.
pub const HEADING_STEPS: usize = 512;
pub const OPENING_STEPS: usize = 16;

/// Steps of a piece that is looked at for the start of a table, to tell the reports of a file apart.
pub const MARK_STEPS: usize = 16;

/// Steps of a byte of prose that is read for its numbers.
pub const PROSE_STEPS: usize = 16;

/// Bytes of prose that are read for its numbers: a report has 30 KB, and each clause is compared with the words
/// that tables and prose share.
pub const PROSE: usize = 2 << 20;

/// Parts of an office package: a document with a hundred pictures has two hundred.
pub const PACKAGE_PARTS: usize = 4096;

/// Bytes that one part may unpack to: the text of a report is 1 MB of XML; deflate makes a thousand bytes of one.
pub const PART_BYTES: u64 = 32 << 20;

/// Bytes that all parts read from one package may unpack to.
pub const PACKAGE_BYTES: u64 = 64 << 20;

/// How often the bytes of a package may be read: each part is read two or three times.
pub const PACKAGE_READINGS: usize = 8;

/// Bytes of a package that may be read however small it is: readers look for its end, and read in blocks.
pub const PACKAGE_LEAST: usize = 1 << 16;

/// Bytes of text that the cells of a workbook, or the paragraphs of a document, come to: one shared string or one
/// generated number may be in each of them.
pub const TEXT_BYTES: usize = 64 << 20;

/// Bytes of the style sheet of a spreadsheet: each of its entries, five bytes at least, costs half a kilobyte.
pub const STYLE_BYTES: u64 = 2 << 20;

/// Bytes of the attributes of one element of a style sheet: a font's name is copied for every entry that uses it.
pub const STYLE_ATTRIBUTES: usize = 1024;

/// Cells of a workbook, with or without text: twice the bookkeeping of other cells.
pub const SHEET_CELLS: usize = 1 << 19;

/// Merged ranges that are looked at for the rows of a sheet, each counted once for every row with text it reaches.
pub const MERGED_ROWS: usize = 4 << 20;

/// Bytes of the records of an old workbook: its reader writes formulas out, up to fifty bytes for one.
pub const OLD_BOOK_BYTES: u64 = 8 << 20;

/// Bytes that the shared strings of an old workbook may come to, were each cell the longest: its reader copies them.
pub const OLD_TEXT_BYTES: u64 = 512 << 20;

/// Slots between the corners of the sheets of an old workbook: its reader makes room for all of them.
pub const OLD_SHEET_SLOTS: u64 = 4 << 20;

/// Bytes of a name that styles or lists of a Word document are known by: Word takes 253 characters.
pub const ID_BYTES: usize = 1 << 10;

/// Deepest nesting of elements in an office document: a text box in a table in a table has sixty.
pub const XML_DEPTH: usize = 512;

/// Deepest nesting of the parts of a web archive: browsers write one level.
pub const MIME_DEPTH: usize = 8;

/// Bytes of the fields before a part of a web archive: browsers write a few hundred.
pub const MIME_HEAD: usize = 1 << 16;

/// Bytes that one stream of a PDF may unpack to: the drawing of a page has 1 MB, a Chinese font 20 MB.
pub const PDF_STREAM_BYTES: u64 = 48 << 20;

/// Bytes that all streams of a PDF but its pictures may unpack to.
pub const PDF_BYTES: u64 = 128 << 20;

/// Bytes of an object of a PDF in the list of all: a long report has 5000 objects.
pub const PDF_OBJECT_BYTES: usize = 64;

/// Steps of a byte of a PDF outside of its streams, and of a list of objects: each is read several times.
pub const PDF_OBJECT_STEPS: usize = 16;

/// Bytes that a byte of a dictionary takes for every page that it is read for.
pub const PDF_SHARED_BYTES: usize = 12;

/// Steps of a byte of an array of a PDF, whose entries are read one by one.
pub const PDF_LIST_STEPS: usize = 24;

/// Bytes of a dictionary of a PDF, any of which may be a page: a long report has 10,000.
pub const PDF_DICTIONARY_BYTES: usize = 1 << 10;

/// Steps of a form field or another annotation.
pub const PDF_ANNOTATION_STEPS: usize = 4096;

/// Bytes before a stream in which its dictionary is: one has 300, one with a long list of parameters 2000.
pub const PDF_DICTIONARY: usize = 1 << 16;

/// Dictionaries that are open at once: programs nest ten; `<<<` counts twice.
pub const PDF_NESTING: usize = 256;

/// Steps of an operator of a page of a PDF: a page has 5000 operators.
pub const PDF_OPERATOR_STEPS: usize = 64;

/// Steps of an entry, and of a byte, of a dictionary of a PDF that an operator looks up: a font has ten entries.
pub const PDF_ENTRY_STEPS: usize = 64;
pub const PDF_ENTRY_BYTE_STEPS: usize = 2;

/// Steps of a character of a PDF, from its font to its line: a page has 1500 characters.
pub const PDF_GLYPH_STEPS: usize = 256;

/// Bytes that a byte of a map of characters takes once it is read, and steps that reading it takes: a list of single characters
/// is sorted.
pub const PDF_MAP_FACTOR: usize = 16;
pub const PDF_MAP_STEPS: usize = 24;

/// Bytes of one width that a font lists.
pub const PDF_WIDTH_BYTES: usize = 48;

/// Steps of a form of a PDF, beside those of its content: a page draws one or two.
pub const PDF_FORM_STEPS: usize = 1024;

/// Graphics states that wait to be restored: programs nest thirty.
pub const PDF_SAVED_STATES: usize = 256;

/// Deepest nesting of forms: programs nest three.
pub const PDF_FORMS: usize = 12;

/// Widths that one font may list: there are 65,536 characters in a font.
pub const PDF_WIDTHS: u64 = 1 << 18;

/// Pairs of a level and an upright line of one page: a page of tables has 60 times 20.
pub const PDF_CROSSINGS: usize = 4 << 20;
