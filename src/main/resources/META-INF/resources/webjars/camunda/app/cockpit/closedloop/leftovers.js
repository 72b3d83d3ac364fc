/** What Cockpit says in English whatever its language, because these few words are no labels. */

const CHINESE = new Map([
  ['Actions', '操作'],
  ['State', '状态'],
  ['Failed Job', '失败的作业'],
  ['Message is null.', '没有信息。'],
  ['Loading diagram', '正在加载流程图'],
  ['null', '无'],
]);
const PLACES = 'thead :is(th, td), td.type, td.message i, .loading-text, .null-value';

function translate() {
  for (const place of document.querySelectorAll(PLACES)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const chinese = CHINESE.get(texts.currentNode.data.trim());
      if (chinese) {
        texts.currentNode.data = chinese;
      }
    }
  }
}

if (navigator.language.startsWith('zh')) {
  new MutationObserver(translate).observe(document.body, { childList: true, characterData: true, subtree: true });
}
