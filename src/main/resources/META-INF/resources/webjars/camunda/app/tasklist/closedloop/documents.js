/** The tab "Documents": what was written of the requirement so far. */

import { tab } from './tab.js';

export default tab('documents', 650, { en: 'Documents', zh: '文档' });
