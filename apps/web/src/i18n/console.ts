import { consoleEn } from './console-en';
import { consoleFr } from './console-fr';
import { texts } from './translate';
import { withMany } from './with-many';

// The most texts by far, and nobody needs one before they are signed in: they come with the desk.
texts.addResourceBundle('fr', 'translation', { console: withMany(consoleFr) }, true);
texts.addResourceBundle('en', 'translation', { console: consoleEn }, true);
