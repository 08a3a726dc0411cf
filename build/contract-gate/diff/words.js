/** What became of something that has a name. */
export function fromTo(name, { before, after }) {
  if (before === undefined) return `${name} was set to ${value(after)}`;
  if (after === undefined) return `${name} was removed; it was ${value(before)}`;
  return `${name} changed from ${value(before)} to ${value(after)}`;
}

export function list(values) {
  return values.map((each) => `'${each}'`).join(', ');
}

function value(anything) {
  const text = typeof anything === 'string' ? `'${anything}'` : JSON.stringify(anything);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
