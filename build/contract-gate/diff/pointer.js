/** The steps of a JSON pointer. */
export const readPointer = (pointer) =>
  pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What a pointer leads to. */
export const lookUp = (document, pointer) => pointer.reduce((node, step) => node?.[step], document);
