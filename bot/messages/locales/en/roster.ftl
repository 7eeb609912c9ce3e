# What is wrong or odd in a roster file, and what to do about it: `roster-<code>` and `roster-<code>-advice`.
# Every sentence gets $row, $column and $value (empty where there is none), and the finding's details:
#   $limit, $length, $characters    numbers: what we read at most, how long it is
#   $first_row                      the row that came before with the same
#   $suggestion                     what was probably meant, or "none"
#   $country                        a country's name; $zones how many zones it has, $examples some of them
#   $first, $second                 two headings with their letters; $sheet, $others names of sheets
#   $cells, $headings               counts; $platforms names, with commas; $name a person

## The file as a whole

roster-file-empty = The file is empty.
roster-file-empty-advice = Please export the answers again and check that the file opens in a spreadsheet.
roster-file-not-table = This is not a table: its content is a picture, a web page, a document or an archive, whatever its name says.
roster-file-not-table-advice = Please export the answers as CSV or Excel (.xlsx) and send that file.
roster-file-damaged = The workbook is damaged and cannot be opened.
roster-file-damaged-advice = Please open it in a spreadsheet, save it again as .xlsx or CSV, and send the new file.
roster-file-old-excel = This workbook is in the old Excel format (.xls) or locked with a password.
roster-file-old-excel-advice = Please save it as .xlsx without a password, or as CSV.
roster-file-too-large = The file holds more than { $limit } MB.
roster-file-too-large-advice = Please remove pictures and sheets that are not needed, or split the file in two.
roster-rows-too-many = The file has more than { $limit } rows with content.
roster-rows-too-many-advice = Please split it into smaller files and import them one after another.
roster-no-people = There are headings, but nobody below them.
roster-no-people-advice = Please check that the form has answers and export it again.
roster-sheets-ignored = Only the sheet “{ $sheet }” was read; these have content too: { $others }.
roster-sheets-ignored-advice = If people are on the other sheets, please put everybody on the first one.
roster-encoding-mixed = This row is stored in another character encoding than the rest of the file; we read “{ $value }”.
roster-encoding-mixed-advice = Please check the letters with accents in this row; saving the file as “CSV UTF-8” avoids this.
roster-character-lost = A character could not be read: “{ $value }”.
roster-character-lost-advice = Please type the missing character again, and save the file as “CSV UTF-8”.
roster-quote-open = A quotation mark opens in this row and never closes: { $value }
roster-quote-open-advice = Please close or remove the quotation mark; the rows after it were read as usual.
roster-quote-odd = The quotation marks in this row are unusual: { $value }
roster-quote-odd-advice = Please check that the cells of this row came out right.
roster-cells-too-many = This row has more cells ({ $cells }) than there are headings ({ $headings }); what is too much begins with “{ $value }”.
roster-cells-too-many-advice = Please put quotation marks around the cell that holds a separator, or remove the separator.
roster-cell-too-long = This cell has { $length } characters; we read at most { $limit }: { $value }
roster-cell-too-long-advice = Please shorten it; it may have been pasted into this cell by mistake.

## Columns

roster-name-column-missing = No column with names was found; the headings are: { $value }.
roster-name-column-missing-advice = Please call the column with names “Full name”, or use “First name” and “Last name”, and keep the headings in row 1.
roster-column-twice = Two columns mean the same: { $first } and { $second }.
roster-column-twice-advice = Please remove one of them, or give it another heading.
roster-account-columns-missing = No column with chat accounts was found, so nobody in this file can be written to yet.
roster-account-columns-missing-advice = Please add the columns “Platform” and “Platform user ID”, or let people join in chat with the same e-mail address.
roster-country-column-missing = No column with countries was found.
roster-country-column-missing-advice = Please add a column “Country”; without it partners cannot be looked for in other countries.
roster-country-inferred = There is no column with countries; going by the provinces, everybody is taken to be in { $country }.
roster-country-inferred-advice = Nothing to do if that is right; otherwise please add a column “Country”.

## One person

roster-name-missing = This row has no name.
roster-name-missing-advice = Please fill in the name, or remove the row.
roster-name-too-long = This name has { $length } characters; we keep at most { $limit }: { $value }
roster-name-too-long-advice = Please shorten the name.
roster-email-odd = “{ $value }” does not look like an e-mail address, so it was left out.
roster-email-odd-advice = Please correct it, for example to name@example.org.
roster-country-unknown =
    { $suggestion ->
        [none] We do not know a country called “{ $value }”.
       *[other] We do not know a country called “{ $value }”; is it { $suggestion }?
    }
roster-country-unknown-advice = Please write the country's name in English or Spanish, or its two-letter code.
roster-country-missing = This row names no country.
roster-country-missing-advice = Please fill in the country, so that a partner elsewhere can be found.
roster-province-unknown =
    { $suggestion ->
        [none] We do not know “{ $value }” as a province or state of { $country }; it was kept as it is.
       *[other] We do not know “{ $value }” as a province or state of { $country }; is it { $suggestion }? It was kept as it is.
    }
roster-province-unknown-advice = Please check the spelling; public holidays of the province are only known for names we recognise.
roster-zone-unknown =
    { $suggestion ->
        [none] We do not know a time zone called “{ $value }”.
       *[other] We do not know a time zone called “{ $value }”; is it { $suggestion }?
    }
roster-zone-unknown-advice = Please use a name such as Europe/Madrid, or leave the cell empty where the country has only one time zone.
roster-zone-offset = “{ $value }” is a difference in hours, not a time zone, and does not say when clocks change.
roster-zone-offset-advice = Please use a name such as America/Bogota, or leave the cell empty where the country has only one time zone.
roster-zone-needed =
    { $zones ->
        [0] There is no time zone, and nothing here to tell it from.
       *[other] There is no time zone, and { $country } has { $zones } of them.
    }
roster-zone-needed-advice =
    { $zones ->
        [0] Please fill in the country or a time zone such as Europe/Madrid.
       *[other] Please fill in a time zone, for example one of { $examples }, or the province.
    }
roster-zone-elsewhere = The time zone { $value } is not one of { $country }.
roster-zone-elsewhere-advice = Please check both; if the person lives away from home, it may be right.
roster-language-unknown =
    { $suggestion ->
        [none] We do not know a language called “{ $value }”; it was left out.
       *[other] We do not know a language called “{ $value }”; is it { $suggestion }? It was left out.
    }
roster-language-unknown-advice = Please write the language's name in English or Spanish, or its code, with commas between languages.
roster-workplace-unknown = “{ $value }” is not a kind of workplace we know; it was kept as it is.
roster-workplace-unknown-advice = If it is another name for a known kind, please use that, for example “Public library” or “Archive”.
roster-career-unknown = “{ $value }” is not a career stage we know; it was left out.
roster-career-unknown-advice = Please use “Student”, “New professional”, “Mid-career” or “Experienced”.
roster-mode-unknown = “{ $value }” is not a way of matching we know, so the person counts as open to any match.
roster-mode-unknown-advice = Please use “By interests”, “By career stage”, “By type of workplace”, “As different as possible” or “Open to any match”.
roster-answer-unknown = “{ $value }” is neither a yes nor a no; it was left out.
roster-answer-unknown-advice = Please write “Yes” or “No”.
roster-interests-cut = There are more than { $limit } interests, or one longer than { $characters } characters; what is beyond that was left out.
roster-interests-cut-advice = Please shorten the list, with semicolons between interests.
roster-not-consented = This person has not accepted the code of conduct (“{ $value }”).
roster-not-consented-advice = Nothing to do now: the bot asks the person before they take part.
roster-date-unknown = “{ $value }” is not a date we can read, so the order of applying is not known for this person.
roster-date-unknown-advice = Please write it as 2027-04-20 13:42.
roster-date-ambiguous = The dates in this column can be read day first or month first; we read them day first.
roster-date-ambiguous-advice = If the month comes first, please change the column to the form 2027-04-20.
roster-date-mixed = Some dates in this column have the day first and others the month first; the unclear ones were read day first.
roster-date-mixed-advice = Please change the whole column to the form 2027-04-20.

## Accounts

roster-no-account = { $name } has no chat account in this file and cannot be written to yet.
roster-no-account-advice = Please add the account; or send the person the invitation from /roster expected, with a code; or look for accounts with /roster connect.
roster-account-rounded = A spreadsheet has taken this account for a number and lost its last digits: { $value }
roster-account-rounded-advice = Please format the column as text before filling in the accounts again; the lost digits cannot be brought back.
roster-account-decimal = A spreadsheet has taken this account for a decimal number: { $value }
roster-account-decimal-advice = Please format the column as text and fill in the account without the point and the zeros.
roster-account-zeros = This account ends in zeros, as when a spreadsheet has rounded it: { $value }
roster-account-zeros-advice = Please compare it with the platform; if it differs, format the column as text and fill it in again.
roster-account-odd = “{ $value }” looks like a name on the platform, not like an account's ID; it was kept aside.
roster-account-odd-advice = Please fill in the ID the platform shows for the account, or let the person join in chat.
roster-platform-missing = The account “{ $value }” does not say on which platform it is.
roster-platform-missing-advice = Please fill in the column “Platform”, or write the account as platform:ID.
roster-platform-unknown = This programme does not run on a platform called “{ $value }”; it runs on { $platforms }.
roster-platform-unknown-advice = Please check the spelling, or connect the platform before the round begins.

## Rows compared

roster-account-twice = The account { $value } is in row { NUMBER($first_row, useGrouping: 0) } already.
roster-account-twice-advice = Please keep one of the two rows; if these are two people, correct one account.
roster-email-twice = The e-mail address { $value } is in row { NUMBER($first_row, useGrouping: 0) } already.
roster-email-twice-advice = Please keep one of the two rows, the newer one if the person applied twice; a second account goes into the same row.
roster-name-twice = { $value } has the same name and country as row { NUMBER($first_row, useGrouping: 0) }.
roster-name-twice-advice = Please check whether this is one person; if so, keep one row. Nothing was merged.
roster-language-alone = Nobody else in this file shares a language with this person ({ $value }).
roster-language-alone-advice = Please ask whether the person may be matched in another language, and add it.
