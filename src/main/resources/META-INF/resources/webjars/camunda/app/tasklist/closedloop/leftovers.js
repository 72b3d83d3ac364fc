/** What forms made with form-js say in English whatever the language, because these words are no labels. */

const CHINESE = [
  [/^Field is required\.$/, () => '必须填写。'],
  [/^Field must match pattern .*$/, () => '格式不正确。'],
  [/^Field must have minimum length of (\d+)\.$/, length => `至少 ${length} 个字符。`],
  [/^Field must have maximum length of (\d+)\.$/, length => `最多 ${length} 个字符。`],
  [/^Field must have minimum value of (.+)\.$/, value => `不能小于 ${value}。`],
  [/^Field must have maximum value of (.+)\.$/, value => `不能大于 ${value}。`],
  [/^Value is not a number\.$/, () => '必须是数字。'],
  [/^Please select a valid value\.$/, () => '请选择有效的值。'],
];
const PLACES = '.fjs-container .fjs-form-field-error li, .fjs-container .fjs-form-field-error';

function translate() {
  for (const place of document.querySelectorAll(PLACES)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      const found = CHINESE.map(([english, say]) => [english.exec(node.data.trim()), say]).find(([match]) => match);
      if (found) {
        node.data = found[1](...found[0].slice(1));
      }
    }
  }
}

if (navigator.language.startsWith('zh')) {
  new MutationObserver(translate).observe(document.body, { childList: true, characterData: true, subtree: true });
}
