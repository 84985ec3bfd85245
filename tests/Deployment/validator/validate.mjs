// Holds a Teams manifest, and the texts of other languages after it, against Microsoft's schemas, offline; one line for each complaint.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AppManifestUtils } from '@microsoft/app-manifest';
import Ajv from 'ajv-draft-04';

const require = createRequire(import.meta.url);
const [manifestFile, ...languageFiles] = process.argv.slice(2);
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
const complaints = (await AppManifestUtils.validateAgainstSchema(manifest)).map((error) => `${manifestFile}: ${error}`);

// Microsoft's own function stumbles over this schema: its patterns are no Unicode patterns.
const build = require.resolve('@microsoft/app-manifest').replace(/index\.js$/, '');
const schema = JSON.parse(readFileSync(`${build}json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.Localization.schema.json`, 'utf8'));
const validate = new Ajv({ unicodeRegExp: false, strict: false, validateFormats: false, allErrors: true }).compile(schema);
for (const file of languageFiles) {
  if (validate(JSON.parse(readFileSync(file, 'utf8')))) continue;
  complaints.push(...validate.errors.map((e) => `${file}: ${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`));
}

for (const complaint of complaints) console.log(complaint);
process.exitCode = complaints.length ? 1 : 0;
