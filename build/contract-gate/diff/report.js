import { classes } from './classes.js';

const meanings = {
  breaking: 'code of users may fail to compile or to work',
  additive: 'something new to use; code of users works as before',
  neutral: 'nothing that code of users could notice on the wire',
};

const surfaceNote =
  'What is marked [C#] also changes the generated C#: the listings of the public API and the package validation judge that.';

export function asText({ base, revision, versions, changes, verdict }) {
  const lines = [`The contract since its last release: ${versions.base} (${base.name}) -> ${versions.revision} (${revision.name})`, ''];
  for (const { is, those } of grouped(changes)) {
    lines.push(`${capitalized(is)} (${those.length}): ${meanings[is]}`);
    lines.push(...those.map(({ place, words, csharp }) => `  - ${place}: ${words}${csharp ? ' [C#]' : ''}`), '');
  }

  if (changes.some(({ csharp }) => csharp)) lines.push(surfaceNote, '');
  lines.push(verdict.words);
  return lines.join('\n');
}

/** For a comment on a pull request. */
export function asMarkdown({ versions, changes, verdict }) {
  const counts = grouped(changes).map(({ is, those }) => `${those.length} ${is}`).join(', ');
  const lines = [
    `### The contract: ${versions.base} → ${versions.revision}`,
    '',
    `${verdict.enough ? '✅' : '❌'} ${counts ? `${counts}. ` : ''}${verdict.words}`,
  ];
  for (const { is, those } of grouped(changes)) {
    lines.push('', `**${capitalized(is)}**: ${meanings[is]}`, '', '| Where | What |', '| --- | --- |');
    lines.push(...those.map(({ place, words, csharp }) => `| ${cell(place)} | ${cell(words)}${csharp ? ' **[C#]**' : ''} |`));
  }

  if (changes.some(({ csharp }) => csharp)) lines.push('', surfaceNote);
  return lines.join('\n');
}

const grouped = (changes) =>
  classes.map((is) => ({ is, those: changes.filter((change) => change.class === is) })).filter(({ those }) => those.length > 0);

const capitalized = (word) => word[0].toUpperCase() + word.slice(1);

/** Text as it is: what is Markdown or HTML in the contract's words must not become part of the comment. */
const cell = (text) => text.replace(/[\\|`*_<>[\]~#@]/g, (mark) => `&#${mark.codePointAt(0)};`).replaceAll(/\s+/g, ' ');
