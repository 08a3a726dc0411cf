import { configuration, failure, spectral } from '../tool.js';

export const name = 'spectral';

/** All contracts in one process, as most of its time goes into starting. */
export async function lint(files) {
  // It takes what it is given for a pattern; a pattern that fits nothing would find nothing.
  const patterns = files.map((file) => file.replace(/[[({*?]/g, '[$&]'));
  const result = await spectral(
    'lint', ...patterns, '--ruleset', configuration('spectral.yaml'), '--format=json', '--quiet',
    '--fail-severity=hint', '--fail-on-unmatched-globs');
  if (result.code > 1) throw failure(name, result);

  return JSON.parse(result.output).map((finding) => ({
    tool: name,
    file: finding.source,
    line: finding.range.start.line + 1,
    column: finding.range.start.character + 1,
    rule: finding.code,
    message: finding.message,
  }));
}
