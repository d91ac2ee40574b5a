//! Web pages.

use gov_disclosure::{ParseOptions, parse};

use super::{Expected, hold, reported};

pub const PENALTIES: &str = "disclosure.penalties.decisions";

/// A page with this in its head, and this as the cells after the label of the penalties.
pub fn page(head: &str, cells: &str) -> Vec<u8> {
    format!(
        "<html><head><meta charset=\"utf-8\">{head}<title>雁屏市粮食局2022年政府信息公开工作年度报告</title></head><body>\
         <h1>雁屏市粮食局2022年政府信息公开工作年度报告</h1><h2>二、主动公开政府信息情况</h2><table border=1>\
         <tr><td colspan=2>第二十条第（六）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr>\
         <tr><td>行政处罚</td>{cells}</tr><tr><td>行政强制</td><td>16</td></tr></table></body></html>"
    )
    .into_bytes()
}

fn holds(cases: &[(&str, Expected<'_>)]) {
    hold(PENALTIES, cases, |content| page("", &format!("<td>{content}</td>")));
}

#[test]
fn a_link_to_a_note_is_a_mark() {
    holds(&[
        ("629<a href=\"#note5\">5</a>", ("629", &[])),
        ("629<a class=x href='#_ftn1' name='_ftnref1'><span>[1]</span></a>", ("629", &[])),
        ("629<a href=\"#zhu\">注3</a>", ("629", &[])),
        ("<a href=\"#t6\">629</a>", ("629", &[])),
        ("629<a href=\"/6.html\">件</a>", ("629", &[])),
    ]);
}

#[test]
fn raised_and_lowered_text_is_a_mark() {
    holds(&[
        ("629<span style=\"font-size:70%;vertical-align:super\">4</span>", ("629", &[])),
        ("629<sup>4</sup>", ("629", &[])),
        ("<sup>4</sup>629", ("629", &[])),
        ("629<sub>4</sub>", ("629", &[])),
        ("629<small style='vertical-align:6px'>4</small>", ("629", &[])),
        ("629<span class=MsoFootnoteReference>4</span>", ("629", &[])),
        ("629<span style='display:inline-block;font-size:9px;transform:translateY(-6px)'>4</span>", ("629", &[])),
        ("629<span style='position:relative;top:-4.0pt;mso-text-raise:4.0pt'>4</span>", ("629", &[])),
        ("<sup>629</sup>", ("629", &[])),
        ("<p>629<sup>4</p>", ("629", &[])),
    ]);
    let report = parse(&page("", "<td>629<sup>4</sup></td>"), &ParseOptions::new()).unwrap();
    let cell = report.cells.iter().find(|(field, _)| field.id() == PENALTIES).unwrap().1;
    assert_eq!(cell.raw.as_deref(), Some("629⁴"));
}

#[test]
fn struck_text_is_left_out_and_said() {
    holds(&[
        ("<del>7</del>629", ("629", &["R023"])),
        ("<s>7</s>629", ("629", &["R023"])),
        ("629 <strike>7</strike>", ("629", &["R023"])),
        ("<span style='text-decoration:line-through'>7</span>629", ("629", &["R023"])),
        ("<p><del>7</del></p><p>629</p>", ("629", &["R023"])),
        ("<del><p>7</p></del>629", ("629", &["R023"])),
        ("<del>629</del>", ("lost", &["R023"])),
        ("<ins>629</ins>", ("629", &[])),
        ("<u>629</u>", ("629", &[])),
    ]);
}

#[test]
fn what_the_page_hides_by_a_rule_is_hidden() {
    let cases: [(&str, &str, Expected<'_>); 17] = [
        (".bak{display:none}", "<td><span class=\"bak\">7</span>629</td>", ("629", &["R024"])),
        (".a, .bak { color: red; DISPLAY: NONE !important }", "<td><span class='x bak'>7</span>629</td>", ("629", &["R024"])),
        ("#old{visibility:hidden}", "<td><span id=old>7</span>629</td>", ("629", &["R024"])),
        ("em{opacity:0}", "<td><em>7</em>629</td>", ("629", &["R024"])),
        ("table td .bak{text-decoration:line-through}", "<td><span class=bak>7</span>629</td>", ("629", &["R023"])),
        (".n{vertical-align:super}", "<td>629<span class=n>7</span></td>", ("629", &[])),
        ("/* .b{} */ @media screen{.bak{font-size:0}}", "<td><b class=bak>7</b>629</td>", ("629", &["R024"])),
        ("@media print{.bak{display:none}}", "<td><span class=bak>7</span>629</td>", ("7629", &[])),
        (".bak{display:none} .bak{display:inline}", "<td><span class=bak>7</span>629</td>", ("7629", &[])),
        (".gone{display:none}", "<td class=gone>7</td><td>629</td>", ("629", &[])),
        (":is(.bak, .old){text-decoration:line-through}", "<td><span class=bak>7</span>629</td>", ("629", &["R023"])),
        (":where(.bak){display:none}", "<td><span class=bak>7</span>629</td>", ("629", &["R024"])),
        (".cf:after{content:'.';height:0;visibility:hidden}", "<td class=cf>629</td>", ("629", &[])),
        (".n::before{content:counter(c)}", "<td><span class=n>629</span></td>", ("629", &["R025"])),
        (".old td{text-decoration:line-through}", "<td><span class=old>629</span></td>", ("629", &[])),
        ("td.w{color:#fff}", "<td class=w>629</td>", ("blank", &["R024"])),
        ("td.w{color:#fff;background:#264}", "<td class=w>629</td>", ("629", &[])),
    ];
    for (sheet, cells, expected) in cases {
        hold(PENALTIES, &[(cells, expected)], |cells| page(&format!("<style>{sheet}</style>"), cells));
    }
}

/// What is seen when an animation has ended; a change that waits for a hand on the page is none.
#[test]
fn an_animation_leaves_what_its_last_frame_shows() {
    const FRAMES: &str = "@keyframes hide{from{opacity:1}to{opacity:0}} @-webkit-keyframes out{100%{visibility:hidden}} \
        @keyframes in{0%{opacity:0}100%{opacity:1}} @keyframes cut{to{text-decoration:line-through}} @keyframes blink{50%{opacity:0}}";
    let cases: [(&str, &str, Expected<'_>); 11] = [
        (".bak{animation: hide 0s forwards}", "<td><span class=bak>7</span>629</td>", ("629", &["R024"])),
        (".bak{animation-name:out;animation-fill-mode:both}", "<td><span class=bak>7</span>629</td>", ("629", &["R024"])),
        (".bak{-webkit-animation:cut 1s 2s forwards}", "<td><span class=bak>7</span>629</td>", ("629", &["R023"])),
        ("", "<td><span style='animation:hide 0s forwards'>7</span>629</td>", ("629", &["R024"])),
        (".bak{animation: hide 9s infinite alternate}", "<td><span class=bak>629</span></td>", ("629", &["R025"])),
        (".new{opacity:0;animation: in 1s forwards}", "<td class=new>629</td>", ("629", &[])),
        (".new{animation: in 1s}", "<td class=new>629</td>", ("629", &[])),
        (".new{animation: hide 1s}", "<td class=new>629</td>", ("629", &[])),
        (".new{animation: blink 1s infinite}", "<td class=new>629</td>", ("629", &["R025"])),
        (".bak{animation:late 0s forwards} @keyframes late{to{opacity:0}}", "<td><span class=bak>7</span>629</td>", ("629", &["R024"])),
        (".new{transition: opacity 9s} .new:hover{opacity:0}", "<td class=new>629</td>", ("629", &[])),
    ];
    for (sheet, cells, expected) in cases {
        hold(PENALTIES, &[(cells, expected)], |cells| page(&format!("<style>{FRAMES} {sheet}</style>"), cells));
    }
}

/// The sheet of a whole site, with more rules than are kept of one class, or of all.
#[test]
fn rules_beyond_those_that_are_kept_are_in_doubt() {
    let site = |rules: usize, selector: &str| -> String {
        (0..rules).map(|number| format!("{}{{color:#abc;background:#123}}", selector.replace("NUMBER", &number.to_string()))).collect()
    };
    let cell = "<td><span class=bak>7</span>629</td>";
    for (rules, selector, last, expected) in [
        (1500, ".siteNUMBER", ".bak{display:none}", ("629", &["R024"] as &[&str])),
        (40, ".bak.siteNUMBER", ".bak{display:none}", ("629", &["R024"])),
        (300, ".bak.siteNUMBER", ".bak{display:none}", ("7629", &["R025"])),
        (300, ".bak.siteNUMBER", ".bak{margin:0}", ("7629", &[])),
        (21_000, ".siteNUMBER", ".bak{display:none}", ("7629", &["R025"])),
        (21_000, ".siteNUMBER", ".bak{color:#333}", ("7629", &[])),
    ] {
        hold(PENALTIES, &[(cell, expected)], |cell| page(&format!("<style>{}{last}</style>", site(rules, selector)), cell));
    }
}

#[test]
fn hidden_text_is_left_out_and_said() {
    holds(&[
        ("<span style=\"visibility:hidden\">7</span>629", ("629", &["R024"])),
        ("<font style=\"font-size:0\">7</font>629", ("629", &["R024"])),
        ("<span style='opacity:0'>7</span>629", ("629", &["R024"])),
        ("<span style='display:none'>7</span>629", ("629", &["R024"])),
        ("<span hidden>7</span>629", ("629", &["R024"])),
        ("<span popover>7</span>629", ("629", &["R024"])),
        ("<span style='font-size:1%'>7</span>629", ("629", &["R024"])),
        ("<span style='clip-path: inset(0 100% 0 0)'>7</span>629", ("629", &["R024"])),
        ("<span style='display:inline-block;width:10px;text-indent:100%;overflow:hidden'>7</span>629", ("629", &["R024"])),
        ("<span style='display:inline-block;transform:rotateY(90deg)'>7</span>629", ("629", &["R024"])),
        ("<span style='position:absolute;width:1px;height:1px;overflow:hidden'>7</span>629", ("629", &["R024"])),
        ("<span style='position:absolute;left:9999px'>7</span>629", ("629", &["R024"])),
        ("<span style='color:rgb(0 0 0 / 0%)'>7</span>629", ("629", &["R024"])),
        ("<span style='zoom:.001'>7</span>629", ("629", &["R024"])),
        ("<span style='-webkit-text-security:disc'>7</span>629", ("629", &["R024"])),
        ("<span style='mso-hide:all'>7</span>629", ("629", &["R024"])),
        ("<span style='position:absolute;left:-5000px'>7</span>629", ("629", &["R024"])),
        ("<span style='position:absolute;clip:rect(0,0,0,0)'>7</span>629", ("629", &["R024"])),
        ("<font color=white>7</font>629", ("629", &["R024"])),
        ("<span style='color:rgb(255, 255, 255)'>7</span>629", ("629", &["R024"])),
        ("<span style='color:transparent'>7</span>629", ("629", &["R024"])),
        ("<p style='display:none'>7</p><p>629</p>", ("629", &["R024"])),
        ("<div style='display:none'><p>7</p></div>629", ("629", &["R024"])),
        ("<b style='font-size:0'>7<i style='font-size:12pt'>629</i></b>", ("629", &["R024"])),
        ("<span style='visibility:hidden'>7<b style='visibility:visible'>629</b></span>", ("629", &["R024"])),
        ("<span style='display:none'>629</span>629", ("629", &[])),
        ("<span style='display:none'>约</span>629", ("629", &[])),
        ("<span style='display:none'>629</span>", ("blank", &["R024"])),
        ("<noscript>7</noscript>629", ("629", &[])),
        ("<template>7</template>629", ("629", &[])),
        ("<div><template shadowrootmode=open><b>629</b></template></div>", ("629", &[])),
        ("<bdo dir=rtl>926</bdo>", ("629", &[])),
    ]);
}

#[test]
fn a_control_shows_its_value() {
    holds(&[
        ("<input value=629>", ("629", &[])),
        ("<input type=hidden value=7>629", ("629", &[])),
        ("<select><option>7<option selected>629<option>8</select>", ("629", &[])),
        ("<select><option>629</option><option>7</option></select>", ("629", &[])),
        ("<textarea>629</textarea>", ("629", &[])),
        ("<input type=checkbox checked>", ("lost", &["R025"])),
        ("<input>", ("blank", &[])),
    ]);
}

#[test]
fn what_is_not_text_is_no_empty_cell() {
    holds(&[
        ("<img src=a.png alt=629>", ("lost", &["R025"])),
        ("<p><img src=a.png></p>", ("lost", &["R025"])),
        ("<svg><text>629</text></svg>", ("lost", &["R025"])),
        ("<object data=a.pdf></object>", ("lost", &["R025"])),
        ("<math><mfrac><mn>6</mn><mn>29</mn></mfrac></math>", ("lost", &["R025"])),
        ("<img src=s.gif width=1 height=1>", ("blank", &[])),
        ("<img src=s.gif style='display:none'>629", ("629", &[])),
        ("629<img src=a.png>", ("629", &["R025"])),
        ("&nbsp;", ("blank", &[])),
    ]);
}

/// A picture behind words is an ornament, and so is a colour.
#[test]
fn a_picture_behind_an_empty_cell_is_no_empty_cell() {
    let cases: [(&str, &str, Expected<'_>); 12] = [
        ("", "<td style=\"background-image:url(629.png)\"></td>", ("lost", &["R025"])),
        ("", "<td style='background:#fff url(data:image/png;base64,AA==) no-repeat'>&nbsp;</td>", ("lost", &["R025"])),
        ("", "<td background=629.gif></td>", ("lost", &["R025"])),
        ("", "<td><div style='width:60px;background:url(n.svg)'></div></td>", ("lost", &["R025"])),
        ("", "<td><p><span style='background-image:url(6.png)'> </span></p></td>", ("lost", &["R025"])),
        (".n{background:url('629.png')}", "<td class=n></td>", ("lost", &["R025"])),
        ("#n{background-image:url(629.png)}", "<td><b id=n></b></td>", ("lost", &["R025"])),
        (".n{background-image:none}", "<td class=n></td>", ("blank", &[])),
        ("", "<td style='background-image:url(line.png)'>629</td>", ("629", &[])),
        ("", "<td style='background:#eee'></td>", ("blank", &[])),
        ("", "<td style='background:linear-gradient(#fff,#eee)'></td>", ("blank", &[])),
        ("", "<td style='background:url(a.png);background:none'></td>", ("blank", &[])),
    ];
    for (sheet, cells, expected) in cases {
        hold(PENALTIES, &[(cells, expected)], |cells| page(&format!("<style>{sheet}</style>"), cells));
    }
}

/// Each with what a browser shows.
#[test]
fn rules_ask_after_what_is_around_and_before() {
    let cases: [(&str, &str, Expected<'_>); 27] = [
        ("td > i:last-child{display:none}", "<td><i>6</i>29<i>7</i></td>", ("629", &["R024"])),
        ("td i:first-child{display:none}", "<td><i>7</i>62<i>9</i></td>", ("629", &["R024"])),
        ("td i:nth-child(even){display:none}", "<td><i>6</i><i>7</i><i>29</i></td>", ("629", &["R024"])),
        ("td i:only-child{display:none}", "<td>629<i>7</i></td>", ("629", &["R024"])),
        ("td b:nth-of-type(2){display:none}", "<td><i>6</i><b>29</b><b>7</b></td>", ("629", &["R024"])),
        ("td i + i{display:none}", "<td><i>629</i><i>7</i></td>", ("629", &["R024"])),
        ("b ~ i{display:none}", "<td><i>6</i><b>29</b><i>7</i></td>", ("629", &["R024"])),
        ("[data-s='old']{display:none}", "<td><i data-s='old'>7</i>62<i data-s='oldest'>9</i></td>", ("629", &["R024"])),
        ("td i:not([data-k]){display:none}", "<td><i data-k>6</i>29<i>7</i></td>", ("629", &["R024"])),
        ("td span:not(:first-child){display:none}", "<td><span>629</span><span>7</span></td>", ("629", &["R024"])),
        (".old{display:none} .edit .old{display:inline}", "<td><i class=old>7</i>629</td>", ("629", &["R024"])),
        (".print .v{display:none}", "<td><i class=v>629</i></td>", ("629", &[])),
        (".print .v{display:none}", "<td class=print><b><i class=v>7</i></b>629</td>", ("629", &["R024"])),
        ("td > i.v{display:none}", "<td>6<b><i class=v>2</i></b>9</td>", ("629", &[])),
        ("td:is(.x, .y) > i{display:none}", "<td class=x><i>7</i>629</td>", ("629", &["R024"])),
        ("td:is(.x, .y) > i{display:none}", "<td><i>6</i>29</td>", ("629", &[])),
        ("td{ & i{display:none} }", "<td><i>7</i>629</td>", ("629", &["R024"])),
        (".c{ .old{display:none} }", "<td>62<i class=old>9</i></td>", ("629", &[])),
        ("td.n{&::before{content:'7'}}", "<td class=n>629</td>", ("629", &["R025"])),
        ("td > i:first-child::after{content:'7'}", "<td><i>629</i></td>", ("629", &["R025"])),
        ("td.n::before{content:attr(data-n)}", "<td class=n data-n=7>629</td>", ("629", &["R025"])),
        ("td.n::after{content:'万'}", "<td class=n>629</td>", ("629", &["R025"])),
        ("td:has(b) i{display:none}", "<td>62<b>9</b><i>7</i></td>", ("6297", &["R025"])),
        ("td::first-letter{font-size:0}", "<td>629</td>", ("629", &["R025"])),
        (".old{display:none} td:hover .old{display:inline}", "<td><i class=old>7</i>629</td>", ("629", &["R024"])),
        ("sub,sup{vertical-align:baseline;position:relative} sup{top:-.5em}", "<td>629<sup>1</sup></td>", ("629", &[])),
        ("sup{vertical-align:baseline;font-size:100%}", "<td>62<sup>9</sup></td>", ("629", &["R025"])),
    ];
    for (sheet, cells, expected) in cases {
        hold(PENALTIES, &[(cells, expected)], |cells| page(&format!("<style>{sheet}</style>"), cells));
    }
}

/// White and grey on the same, whoever says it of which element.
#[test]
fn letters_in_the_colour_of_what_is_behind_them_are_not_seen() {
    let cases: [(&str, &str, Expected<'_>); 9] = [
        ("", "<td style='background:#eef'><span style='color:#eef'>7</span>629</td>", ("629", &["R024"])),
        ("", "<td bgcolor='#eeeeff'><font color='#eeeeff'>7</font>629</td>", ("629", &["R024"])),
        ("tr{background:#def} .old{color:#def}", "<td><span class=old>7</span>629</td>", ("629", &["R024"])),
        ("", "<td style='background:#ddeeff'><span style='color:rgb(221,238,255)'>7</span>629</td>", ("629", &["R024"])),
        ("", "<td style='background:yellow'><span style='color:#ff0'>7</span>629</td>", ("629", &["R024"])),
        ("", "<td style='background-color:black'><span style='color:#000'>7</span><b style='color:#fff'>629</b></td>", ("629", &["R024"])),
        ("", "<td style='background:linear-gradient(#cde,#cde)'><span style='color:#cde'>7</span>629</td>", ("629", &["R024"])),
        ("", "<td style='background:#eef'><span style='color:#eef'><b style='color:#333'>629</b></span></td>", ("629", &[])),
        ("tr{background:#def} td{background:#fff} .old{color:#def}", "<td><span class=old>629</span></td>", ("629", &[])),
    ];
    for (sheet, cells, expected) in cases {
        hold(PENALTIES, &[(cells, expected)], |cells| page(&format!("<style>{sheet}</style>"), cells));
    }
}

/// A reader sees `6. 29`.
#[test]
fn numbers_of_lists_are_said() {
    holds(&[
        ("<ol start=6><li>29</li></ol>", ("29", &["R025"])),
        ("<ol style='list-style-position:inside'><li>629</ol>", ("629", &["R025"])),
        ("<ul style='list-style:\"6\" inside'><li>29</li></ul>", ("29", &["R025"])),
        ("<ul><li style=\"list-style-type:'6'\">29</li></ul>", ("29", &["R025"])),
        ("<ol class=nonempty><li>629</li></ol>", ("629", &["R025"])),
        ("<ol style='list-style:none'><li>629</li></ol>", ("629", &[])),
        ("<ol style='list-style-type:disc'><li>629</li></ol>", ("629", &[])),
        ("<ul><li>629</li></ul>", ("629", &[])),
    ]);
    hold(PENALTIES, &[("<td><ol><li>629</li></ol></td>", ("629", &[]))], |cells| page("<style>ul,ol{list-style:none}</style>", cells));
    for (sheet, expected) in [("li::marker{content:'6'}", ("29", &["R025"][..])), ("li::marker{color:red}", ("29", &[]))] {
        hold(PENALTIES, &[("<td><ul><li>29</li></ul></td>", expected)], |cells| page(&format!("<style>{sheet}</style>"), cells));
    }
}

#[test]
fn digits_that_are_shown_elsewhere_are_said() {
    holds(&[
        ("<span style='float:right'>29</span>6", ("296", &["R025"])),
        ("29<span style='float:left'>6</span>", ("296", &["R025"])),
        ("<div style='writing-mode:vertical-rl;direction:rtl'><i>6</i>29</div>", ("629", &["R025"])),
        ("<div style='writing-mode:vertical-rl'>629</div>", ("629", &[])),
        ("<span style='float:right'>629</span>", ("629", &[])),
        ("<div style='display:flex;flex-direction:row-reverse'><i>29</i><i>6</i></div>", ("296", &["R025"])),
        ("<div style='display:flex'><i style='order:2'>29</i><i>6</i></div>", ("296", &["R025"])),
        ("<span>7</span><span style='margin-left:-10px;background:#fff'>629</span>", ("7629", &["R025"])),
        ("<span style='display:inline-block;transform:rotate(180deg)'>629</span>", ("629", &["R025"])),
        ("<span style='display:inline-block;width:1.6em;overflow:hidden'>6297</span>", ("6297", &["R025"])),
        ("<span style='mask:linear-gradient(transparent,transparent)'>7</span>629", ("7629", &["R025"])),
    ]);
    let floated = String::from_utf8(page("", "<td>629</td>")).unwrap().replace("<table", "<div style='float:left'><table");
    assert_eq!(reported(&parse(floated.as_bytes(), &ParseOptions::new()).unwrap(), PENALTIES), ("629".to_owned(), Vec::new()));
}

/// A hidden cell is no column, a large hidden block is shown by a click, and white words on a ground of a sheet elsewhere
/// are words.
#[test]
fn what_is_only_styled_stays() {
    let rows = "<tr style='display:none'><td>行政处罚</td><td>7</td></tr><tr><td>行政处罚</td><td>629</td></tr>";
    let text = String::from_utf8(page("", "<td>9</td>")).unwrap();
    let text = text.replace("<tr><td>行政处罚</td><td>9</td></tr>", rows);
    assert_eq!(reported(&parse(text.as_bytes(), &ParseOptions::new()).unwrap(), PENALTIES), ("629".to_owned(), Vec::new()));
    let pane = text.replace("<table", "<div class=pane style='display:none'><table").replace("</table>", "</table></div>");
    assert_eq!(reported(&parse(pane.as_bytes(), &ParseOptions::new()).unwrap(), PENALTIES).0, "629");
    let white = text.replace("<td>信息内容", "<td style='color:#fff' class=head>信息内容");
    assert_eq!(reported(&parse(white.as_bytes(), &ParseOptions::new()).unwrap(), PENALTIES).0, "629");
}

/// What is seen through or is not filled stays so, whatever an element inside says of itself.
#[test]
fn an_element_cannot_undo_what_it_is_seen_through() {
    let cases: [(&str, &str, Expected<'_>); 10] = [
        ("", "<td><div style='opacity:0'><b style='opacity:1'>629</b></div></td>", ("blank", &["R024"])),
        ("", "<td style='opacity:0'><span style='opacity:1'>629</span></td>", ("blank", &["R024"])),
        (".o{opacity:0} .o b{opacity:1}", "<td>629<i class=o><b>7</b></i></td>", ("629", &["R024"])),
        ("", "<td><i style='filter:opacity(0)'><b style='filter:none'>7</b></i>629</td>", ("629", &["R024"])),
        ("", "<td><i style='-webkit-text-fill-color:transparent'><b style='color:#000'>7</b></i>629</td>", ("629", &["R024"])),
        ("", "<td>629<i style='filter:brightness(0) invert(1)'>7</i></td>", ("6297", &["R025"])),
        ("", "<td><i style='opacity:.6'><b style='opacity:1'>629</b></i></td>", ("629", &[])),
        ("", "<td><i style='color:transparent'><b style='color:#000'>629</b></i></td>", ("629", &[])),
        ("", "<td><i style='-webkit-text-fill-color:transparent'><b style='-webkit-text-fill-color:#000'>629</b></i></td>", ("629", &[])),
        (".o{opacity:0} .o{opacity:1;filter:none}", "<td class=o>629</td>", ("629", &[])),
    ];
    for (sheet, cells, expected) in cases {
        hold(PENALTIES, &[(cells, expected)], |cells| page(&format!("<style>{sheet}</style>"), cells));
    }
}
