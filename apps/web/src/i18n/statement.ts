import { statementEn } from './statement-en';
import { statementFr } from './statement-fr';
import { texts } from './translate';
import { withMany } from './with-many';

// Few look at one: its texts come with the page.
texts.addResourceBundle('fr', 'translation', { statement: withMany(statementFr) }, true);
texts.addResourceBundle('en', 'translation', { statement: statementEn }, true);
