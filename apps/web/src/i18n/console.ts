import { consoleEn } from './console-en';
import { consoleFr } from './console-fr';
import { texts } from './translate';
import { withMany } from './with-many';

// The most texts by far, and no shopper or till needs one: they come with the face.
texts.addResourceBundle('fr', 'translation', { console: withMany(consoleFr) }, true);
texts.addResourceBundle('en', 'translation', { console: consoleEn }, true);
