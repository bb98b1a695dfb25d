import { consoleEn } from './console-en';
import { consoleFr } from './console-fr';
import { texts } from './translate';

// The most texts by far, and no shopper or till needs one: they come with the face.
texts.addResourceBundle('fr', 'translation', { console: consoleFr }, true);
texts.addResourceBundle('en', 'translation', { console: consoleEn }, true);
