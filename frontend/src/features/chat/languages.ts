/** How languages of code are called on screen. Names of languages are the same in every language of people. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ bash: "Bash", sh: "Shell", shell: "Shell", zsh: "Zsh", c: "C", h: "C", cpp: "C++", "c++": "C++", hpp: "C++", cs: "C#", csharp: "C#", "c#": "C#" },
  ...{ css: "CSS", scss: "SCSS", sass: "Sass", diff: "Diff", patch: "Diff", docker: "Dockerfile", dockerfile: "Dockerfile", go: "Go", golang: "Go" },
  ...{ html: "HTML", xml: "XML", svg: "SVG", ini: "INI", conf: "INI", cfg: "INI", properties: "Properties", java: "Java", js: "JavaScript", jsx: "JSX" },
  ...{ javascript: "JavaScript", mjs: "JavaScript", json: "JSON", kotlin: "Kotlin", kt: "Kotlin", latex: "LaTeX", tex: "LaTeX", lua: "Lua" },
  ...{ make: "Makefile", makefile: "Makefile", md: "Markdown", markdown: "Markdown", nginx: "nginx", nix: "Nix", perl: "Perl", pl: "Perl", php: "PHP" },
  ...{ powershell: "PowerShell", ps1: "PowerShell", pwsh: "PowerShell", py: "Python", python: "Python", python3: "Python", pycon: "Python", r: "R" },
  ...{ rb: "Ruby", ruby: "Ruby", rs: "Rust", rust: "Rust", scala: "Scala", sql: "SQL", mysql: "MySQL", postgresql: "PostgreSQL", psql: "PostgreSQL" },
  ...{ sqlite: "SQLite", swift: "Swift", tf: "Terraform", hcl: "HCL", terraform: "Terraform", toml: "TOML", ts: "TypeScript", tsx: "TSX" },
  ...{ typescript: "TypeScript", yaml: "YAML", yml: "YAML", elixir: "Elixir", ex: "Elixir", graphql: "GraphQL", haskell: "Haskell", hs: "Haskell" },
};

/** What stands above code; as it was typed where we know no better, null for code without a language. */
export const languageName = (language: string | null): string | null =>
  language === null ? null : (NAMES[language.toLowerCase()] ?? language);
