// Taking the result away: tables, reports, the study itself, the command that gives the same, and how to cite it.

import { address, isCopy } from './api.js';
import { h, icon, put } from './dom.js';
import { state } from './state.js';

const FILES = [
  ['table.csv', 'Every number, tidy', 'CSV: one row per number and subject, at full precision'],
  ['table.xlsx', 'Every number, for a spreadsheet', 'XLSX: one row per number and subject, with the definitions'],
  ['report.html', 'The report', 'HTML: charts, findings and tables in one file'],
  ['report.md', 'The report', 'Markdown'], ['report.docx', 'The report', 'Word'],
  ['report.xlsx', 'The report', 'Spreadsheet: a sheet per table'], ['report.pdf', 'The report', 'PDF'],
  ['comparison.json', 'Every number, for a program', 'JSON, as the command prints it'],
  ['study.toml', 'The network itself', 'TOML: opens here and in the command'],
];

/** What every server gives. */
const USUAL = ['table.csv', 'report.html', 'study.toml'];

/** Draws the panel. */
export function take(panel, { study, answer }) {
  const files = FILES.filter(([name]) => study.downloads?.includes(name) ?? USUAL.includes(name))
    .map(([name, title, about]) => ({ name, title, about, at: address(`download/${name}`, state()) })).filter((file) => file.at);
  put(panel,
    files.length > 0 && h('ul', { class: 'files' }, files.map((file) => h('li', null, h('a', { href: file.at, download: isCopy ? file.name : `${study.id.replace(/\W+/g, '-')}-${file.name}` }, icon('down'), h('span', null, h('strong', null, file.title), h('span', { class: 'hint' }, file.about)))))),
    copied('The same result on a command line', answer.command, 'Copy the command'),
    copied('This page as you see it', location.href, 'Copy the address'),
    !isCopy && h('p', { class: 'hint' }, 'The address answers on this computer while linchpin explore runs. Hand others the report, the study as TOML, or the command line.'),
    study.cite && copied('To cite it', study.cite, 'Copy the citation'),
    h('p', null, h('button', { type: 'button', class: 'quiet', onclick: () => print() }, 'Print this page')));
}

function copied(title, text, what) {
  if (!text) return null;
  const button = h('button', { type: 'button', class: 'quiet', 'aria-label': what, onclick: () => copy(text, button) }, icon('copy'), h('span', null, 'Copy'));
  return h('section', { class: 'copied' }, h('h4', null, title), h('div', { class: 'copy-row' }, h('code', { tabindex: '0' }, text), button));
}

async function copy(text, button) {
  const word = button.querySelector('span');
  try {
    await navigator.clipboard.writeText(text);
    word.textContent = 'Copied';
  } catch {
    // Without leave to use the clipboard the text is marked, so that Ctrl+C takes it.
    getSelection().selectAllChildren(button.previousElementSibling);
    word.textContent = 'Press Ctrl+C';
  }
  setTimeout(() => { word.textContent = 'Copy'; }, 2500);
}
