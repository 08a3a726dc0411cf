/** What a change does to those who use a client that was made from the last release. */
export const breaking = 'breaking';
export const additive = 'additive';
export const neutral = 'neutral';

/** Gravest first. */
export const classes = [breaking, additive, neutral];

/** The step of semantic versioning that a change asks for. */
export const steps = { [breaking]: 'major', [additive]: 'minor', [neutral]: 'patch' };

/** redocly's words for the same. */
export const fromImpact = { major: breaking, minor: additive, patch: neutral };
