/// Rows of the Fujian table, for the year and for all years.
pub const FUJIAN: [(&str, &str, &str, &str, &str); 7] = [
    ("disclosed", "主动公开文件数", "条", "318", "1452"),
    ("disclosed.website", "其中：1.政府网站公开数", "条", "299", "1399"),
    ("disclosed.gazette", "2.政府公报公开数", "条", "19", "53"),
    ("requests.received", "受理依申请公开信息总数", "条", "11", "28"),
    ("requests.received.in_person", "其中：1.当面申请数", "条", "4", "9"),
    ("requests.received.online", "2.网上申请数", "条", "5", "12"),
    ("requests.received.letter_fax", "3.信函、传真申请数", "条", "2", "7"),
];
