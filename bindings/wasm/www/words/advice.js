// What a file is that gives no report, and the steps to one that does, by the kinds of model/refusal.js.

const saved = {
  zh: ['用 WPS 或 Word 打开这个文件。', '点“文件”→“另存为”，文件类型选“Word 文档（*.docx）”。', '把另存的 .docx 文件拖进来。'],
  en: ['Open the file with WPS or Word.', 'Choose File → Save As, with the type "Word document (*.docx)".', 'Drop the .docx file that was saved.'],
};

export const advice = {
  zh: {
    empty: ['这是空文件，里面没有任何内容。', ['可能没有下载完或没有复制完，请重新下载或复制。', '能用 Word、WPS 或浏览器打开、看得到内容后，再拖进来。']],
    rtf: ['这是 RTF 文件，不能直接读取。', saved.zh],
    doc: ['这是旧版 Word 文件（.doc），不能直接读取。', saved.zh],
    wps: ['这是 WPS 文字文件（.wps），不能直接读取。', saved.zh],
    xls: ['这个旧版表格文件不能读取，可能已损坏。', ['用 WPS 或 Excel 打开这个文件。', '点“文件”→“另存为”，文件类型选“Excel 工作簿（*.xlsx）”。', '把另存的 .xlsx 文件拖进来。']],
    ofd: ['这是 OFD 版式文件，不能直接读取。', ['请向报送单位要 Word 原稿（.docx）。', '没有原稿时，用 OFD 阅读器打开，复制全部文字，再用本页“粘贴文字或网页”核对。']],
    picture: ['这是图片，里面没有可以读取的文字。', ['请向报送单位要 Word 原稿（.docx）或网页。', '没有原稿时，用 WPS 等软件识别文字并逐格核对后，另存为 .docx 再拖进来。']],
    scan: ['这是扫描件，页面是图片，里面没有可以读取的文字。', ['请向报送单位要 Word 原稿（.docx）。', '没有原稿时，用 WPS 等软件识别文字并逐格核对后，另存为 .docx 再拖进来。']],
    encrypted: ['这个文件设了密码，不能读取。', ['用 Word、WPS 或 PDF 阅读器打开，输入密码。', '取消密码后另存，再把另存的文件拖进来。']],
    archive: ['这种压缩包不能直接打开；zip 压缩包可以。', ['在电脑上解压。', '把解压出来的文件或文件夹拖进来。']],
    zip: ['这个压缩包设了密码，或已损坏，不能打开。', ['在电脑上解压；设了密码的，解压时输入密码。', '把解压出来的文件或文件夹拖进来。', '解压不了的，请重新下载或请报送单位重发。']],
    brokenPdf: ['这个 PDF 文件已损坏或不完整。', ['重新下载这个文件。', '仍打不开时，用浏览器打开后打印成 PDF，或向报送单位要 Word 原稿（.docx）。']],
    broken: ['这个文件已损坏或不完整。', ['用原来的程序（Word、WPS、Excel）打开。', '点“文件”→“另存为”一份新的，再拖进来。']],
    large: ['这个文件太大或结构太复杂，没有读完。', ['确认它是一份年度报告，而不是多份合订本。', '删去大图片和无关附件，另存后再拖进来。']],
    other: ['没有在这个文件里找到政府信息公开工作年度报告。', ['确认选对了文件：应有标题和第二、三、四部分的表格。', '网页请保存完整的正文页，不要保存列表页；附件请另外下载。']],
    unknown: ['这种文件不能读取。', ['请用 Word（.docx）、Excel（.xlsx）、PDF（文字版）、网页（.html）或纯文本（.txt）。', '其他格式请用原来的程序打开，另存为 .docx 后再拖进来。']],
  },
  en: {
    empty: ['This file is empty.', ['The download or copy may be incomplete: do it again.', 'Drop it here once a program shows its content.']],
    rtf: ['This is an RTF file, which is not read here.', saved.en],
    doc: ['This is an old Word file (.doc), which is not read here.', saved.en],
    wps: ['This is a WPS file (.wps), which is not read here.', saved.en],
    xls: ['This old spreadsheet could not be read; it may be broken.', ['Open it with WPS or Excel.', 'Choose File → Save As, with the type "Excel workbook (*.xlsx)".', 'Drop the .xlsx file that was saved.']],
    ofd: ['This is an OFD file, which is not read here.', ['Ask the agency for the Word document (.docx).', 'Or open it with an OFD reader, copy all text and paste it into this page.']],
    picture: ['This is a picture and contains no text.', ['Ask the agency for the Word document (.docx) or the web page.', 'Or have the text recognised, compare every cell, and save it as .docx.']],
    scan: ['This is a scan: its pages are pictures and contain no text.', ['Ask the agency for the Word document (.docx).', 'Or have the text recognised, compare every cell, and save it as .docx.']],
    encrypted: ['This file is protected by a password.', ['Open it with its program and the password.', 'Remove the password, save it, and drop what was saved.']],
    archive: ['Archives of this kind are not opened here; ZIP archives are.', ['Unpack it.', 'Drop the files or the folder.']],
    zip: ['This archive has a password, or it is broken.', ['Unpack it, with the password where it has one.', 'Drop the files or the folder.', 'If it cannot be unpacked, download it again or ask for it again.']],
    brokenPdf: ['This PDF is broken or cut off.', ['Download it again.', 'If it still does not open, print it to a PDF from a browser, or ask for the Word document.']],
    broken: ['This file is broken or cut off.', ['Open it with the program it is from.', 'Save it under another name, and drop what was saved.']],
    large: ['This file is too large or too deeply nested and was not read completely.', ['Check that it is one report.', 'Remove large pictures and attachments, save it and try again.']],
    other: ['No annual report on government information disclosure was found in this file.', ['Check that it is the right file: a title and the tables of sections two to four should be there.', 'Of a web site, save the page of the report itself, not a list; download attachments separately.']],
    unknown: ['Files of this kind are not read here.', ['Word (.docx), Excel (.xlsx), PDF with text, web pages and plain text are.', 'Open other files with their program and save them as .docx.']],
  },
};
