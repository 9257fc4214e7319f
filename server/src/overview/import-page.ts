import { mostRows } from './csv-file.policy.js';
import type { ImportReport, ImportRow } from './entry-import.service.js';
import { area, faultText, field } from './form-parts.js';
import { type Html, html, type Part } from './html.js';
import { layout, type Surroundings, withLang } from './page-layout.js';
import type { Words } from './words.js';

const rowsShown = 50;
const separatorNames = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const;

const readAs = (words: Words, { file }: ImportReport): Part => {
  if (file.fault !== null) return '';
  const how = words.t('import.readAs', {
    separator: words.t(`import.${separatorNames[file.separator]}`),
    encoding: file.encoding === 'utf-8' ? 'UTF-8' : file.encoding === 'utf-16' ? 'UTF-16' : 'Windows-1252',
    ...{ known: file.known, columns: file.header.length },
  });
  return html`<p class="small quiet">${how}${file.encoding === 'windows-1252' ? ` ${words.t('import.oldEncoding')}` : ''}${
    file.unknown.length > 0 ? ` ${words.t('import.unknown', { names: file.unknown.join(', ') })}` : ''
  }</p>`;
};

const told = (words: Words, row: ImportRow): string =>
  [
    ...row.faults.map(
      (fault) => `${fault.field ? `${words.t(`field.${fault.field}`)}: ` : ''}${faultText(words, fault)}`,
    ),
    ...row.notes.map(({ code }) => words.t(`note.${code}`)),
  ].join(' ');

const rowOf = (words: Words, row: ImportRow): Html =>
  html`<tr><th scope="row">${row.line}</th><td>${row.title}</td><td>${words.t(
    row.faults.length > 0 ? 'import.row.fault' : row.known ? 'import.row.changed' : 'import.row.fresh',
  )}</td><td>${told(words, row)}</td></tr>`;

function reportOf(words: Words, report: ImportReport, written: boolean): Part {
  const { file, rows, fresh, changed, faulty } = report;
  if (file.fault !== null)
    return html`<div class="open-faults" role="alert"><p>${words.t(`import.file.${file.fault}`, { line: file.line ?? 0, most: mostRows })}</p></div>`;
  const remarked = rows.filter(({ faults, notes }) => faults.length + notes.length > 0);
  return html`<section aria-labelledby="report"><h2 id="report">${words.t(written ? 'import.done' : 'import.report')}</h2>
<p role="status">${words.t('import.counts', { fresh, changed, faulty })}</p>${readAs(words, report)}
${
  remarked.length > 0
    ? html`<div class="open-table"><table><caption>${words.t('import.remarks')}</caption><thead><tr><th scope="col">${words.t('import.line')}</th><th scope="col">${words.t('field.title')}</th><th scope="col">${words.t('import.what')}</th><th scope="col">${words.t('import.why')}</th></tr></thead><tbody>${remarked.slice(0, rowsShown).map((row) => rowOf(words, row))}</tbody></table></div>
${remarked.length > rowsShown ? html`<p class="small quiet">${words.t('import.remarks.more', { n: remarked.length, shown: rowsShown })}</p>` : ''}`
    : ''
}</section>`;
}

/** The report as a file, with all of its rows, for a spreadsheet. */
export function reportFile(words: Words, { rows }: ImportReport): string {
  const quoted = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const lines = rows
    .filter(({ faults, notes }) => faults.length + notes.length > 0)
    .map((row) =>
      [
        String(row.line),
        quoted(row.title),
        row.faults.map(({ code }) => code).join(' '),
        quoted(told(words, row)),
      ].join(';'),
    );
  return `\ufeff${['line;title;codes;remarks', ...lines].map((each) => `${each}\r\n`).join('')}`;
}

/** Where a file of entries is tried, mended and taken in. */
export function importPage(around: Surroundings, report: ImportReport | null, written: boolean): string {
  const { words, lang } = around;
  const t = words.t.bind(words);
  const rest = report?.rest ?? '';
  const good = report ? report.fresh + report.changed : 0;
  const content = html`<div class="page">
<p class="small"><a href="${withLang('/oversyn/mine', lang)}">${t('own.title')}</a></p>
<h1>${t('import.title')}</h1>
<p class="quiet">${t('import.lead', { most: mostRows })}</p>
${report ? reportOf(words, report, written) : ''}
<form class="open-form" method="post" enctype="multipart/form-data">
${lang ? html`<input type="hidden" name="lang" value="${lang}">` : ''}
${
  rest
    ? field(
        'text',
        t(written ? 'import.rest' : 'import.text'),
        (described) => area('text', rest, 12, null, described),
        { hint: t('import.text.hint') },
      )
    : field(
        'file',
        t('import.file'),
        (described) =>
          html`<input class="ds-input" type="file" id="file" name="file" accept=".csv,.txt,text/csv"${described}>`,
        { hint: t('import.file.hint') },
      )
}
<div class="buttons">${
    rest && !written && good > 0
      ? html`<button class="ds-button" data-variant="primary" type="submit" name="act" value="write">${t('import.write', { n: good })}</button>`
      : ''
  }<button class="ds-button" data-variant="${rest && !written && good > 0 ? 'secondary' : 'primary'}" type="submit" name="act" value="try">${t(rest ? 'import.again' : 'import.try')}</button>
${rest && report && report.faulty > 0 ? html`<button class="ds-button" data-variant="secondary" type="submit" name="act" value="report">${t('import.download')}</button>` : ''}</div>
</form>
${rest ? html`<p><a href="${withLang('/oversyn/importer', lang)}">${t('import.other')}</a></p>` : ''}
<details><summary>${t('import.columns')}</summary><p>${t('import.columns.text')}</p>
<p class="open-code">title; purpose; kind; audience; organiser; organiserType; counties; national; attendance; form; levels; roles; relevance; language; contact; website; key</p></details>
</div>`;
  return layout(around, { title: t('import.title'), content });
}
