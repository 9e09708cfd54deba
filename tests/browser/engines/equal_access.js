// IBM's rules for WCAG 2.2 and its own checklist; what is no failure but wants a look counts as a question.
async () => {
  const { results } = await new ace.Checker().check(document, ["IBM_Accessibility", "WCAG_2_2"]);
  const answers = results.filter(({ value }) => value[1] !== "PASS");
  return answers.map(({ ruleId, reasonId, message, node, value }) => ({
    rule: `${ruleId}/${reasonId}`,
    where: place(node),
    what: message,
    certain: value.join(" ") === "VIOLATION FAIL",
  }));
}
