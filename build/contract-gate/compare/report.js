import { classes } from './classification.js';

const meanings = {
  breaking: 'code of users may fail to compile or to work',
  additive: 'new features; code of users works as before',
  neutral: 'no effect on requests and responses',
};

const surfaceNote =
  '[C#] marks changes of the generated C#: see the listings of the public API and package validation.';

export function asText({ base, revision, versions, changes, version }) {
  const lines = [`The contract since its last release: ${versions.base} (${base.name}) -> ${versions.revision} (${revision.name})`, ''];
  for (const { is, those } of grouped(changes)) {
    lines.push(`${capitalized(is)} (${those.length}): ${meanings[is]}`);
    lines.push(...those.map(({ place, words, csharp }) => `  - ${place}: ${words}${csharp ? ' [C#]' : ''}`), '');
  }

  if (changes.some(({ csharp }) => csharp)) lines.push(surfaceNote, '');
  lines.push(version.words);
  return lines.join('\n');
}

/** For a comment on a pull request. */
export function asMarkdown({ versions, changes, version }) {
  const counts = grouped(changes).map(({ is, those }) => `${those.length} ${is}`).join(', ');
  const lines = [
    `### The contract: ${versions.base} → ${versions.revision}`,
    '',
    `${version.isHighEnough ? '✅' : '❌'} ${counts ? `${counts}. ` : ''}${version.words}`,
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

/** Escapes Markdown and HTML. */
const cell = (text) => text.replace(/[\\|`*_<>[\]~#@]/g, (mark) => `&#${mark.codePointAt(0)};`).replaceAll(/\s+/g, ' ');
