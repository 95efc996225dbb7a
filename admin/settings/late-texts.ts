import { addTexts } from '../texts/catalogue.ts';
import { peopleTexts } from '../texts/settings/people.ts';
import { rulesTexts } from '../texts/settings/rules.ts';
import { settingsTexts } from '../texts/settings/settings.ts';

// Imported by the screen and by the guide, so that their texts are not in the first load.
addTexts({ ...settingsTexts, ...peopleTexts, ...rulesTexts });
