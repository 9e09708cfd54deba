// Errors are certain, warnings are questions.  Notices are left out: the same list for every page, whatever it holds.
// It is always asked everything: it cannot be asked less, and takes no time to speak of.
async () => {
  await new Promise((resolve, reject) => HTMLCS.process("WCAG2AAA", document, resolve, reject));
  const answers = HTMLCS.getMessages().filter(({ type }) => type !== HTMLCS.NOTICE);
  return answers.map(({ type, code, msg, element }) => ({
    rule: code.replace("WCAG2AAA.", ""),
    where: place(element),
    what: msg,
    certain: type === HTMLCS.ERROR,
  }));
}
