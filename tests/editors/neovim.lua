-- An independent client of the language server. Environment: WORKSPACE, COMMAND (JSON list), RESULTS (file to write).
-- Written for Neovim 0.7, which Debian has: no `nvim -l`, no `vim.lsp.start`.

local WAIT_MS = 20000
local REQUEST_MS = 10000

local workspace = vim.env.WORKSPACE
local results = {}

local function read_json(path)
  return vim.fn.json_decode(table.concat(vim.fn.readfile(path), '\n'))
end

local expectation
local buffer
local client

local function request(method, params)
  local answers, failure = vim.lsp.buf_request_sync(buffer, method, params, REQUEST_MS)
  assert(answers, method .. ': ' .. tostring(failure))
  local answer = answers[client]
  assert(answer, method .. ': no answer')
  assert(not answer.error, method .. ': ' .. vim.inspect(answer.error))
  return answer.result
end

local function document()
  return { uri = vim.uri_from_bufnr(buffer) }
end

local function count_findings()
  local counts = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    local rule = diagnostic.user_data.lsp.code
    counts[rule] = (counts[rule] or 0) + 1
  end
  return counts
end

local function wait_for_findings(expected)
  local settled = vim.wait(WAIT_MS, function() return vim.deep_equal(count_findings(), expected) end, 50)
  assert(settled, 'findings ' .. vim.inspect(count_findings()) .. ' instead of ' .. vim.inspect(expected))
end

local checks = {}

checks['diagnostics'] = function()
  wait_for_findings(expectation.findings)
end

checks['symbols'] = function()
  local names = {}
  local function visit(symbols)
    for _, symbol in ipairs(symbols) do
      assert(symbol.selectionRange, 'the outline is flat')
      table.insert(names, symbol.name)
      visit(symbol.children or {})
    end
  end
  visit(request('textDocument/documentSymbol', { textDocument = document() }))
  local from = 1
  for _, heading in ipairs(expectation.headings) do
    while from <= #names and not names[from]:find(heading, 1, true) do from = from + 1 end
    assert(from <= #names, heading .. ' is not in its place in ' .. table.concat(names, ' | '))
    from = from + 1
  end
end

checks['hover'] = function()
  local term = expectation.term
  local hover = request('textDocument/hover', {
    textDocument = document(),
    position = { line = term.line, character = term.character + 1 },
  })
  assert(hover, 'no hover')
  local shown = hover.contents.value:gsub('\\', '')
  assert(shown:find(term.definition, 1, true), term.definition .. ' is not in ' .. shown)
end

checks['definition'] = function()
  local term = expectation.term
  local found = request('textDocument/definition', {
    textDocument = document(),
    position = { line = term.line, character = term.character + 1 },
  })
  local place = found[1]
  assert(place, 'no definition')
  local line = (place.targetSelectionRange or place.range).start.line
  assert(line == term.definitionLine, 'line ' .. line .. ' instead of ' .. term.definitionLine)
end

-- Renames a term, looks at the text, and takes it back.
checks['rename'] = function()
  local term = expectation.term
  local before = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  local edit = request('textDocument/rename', {
    textDocument = document(),
    position = { line = term.line, character = term.character + 1 },
    newName = '改名工程',
  })
  vim.lsp.util.apply_workspace_edit(edit, 'utf-16')
  local line = vim.api.nvim_buf_get_lines(buffer, term.line, term.line + 1, false)[1]
  local entry = vim.api.nvim_buf_get_lines(buffer, term.definitionLine, term.definitionLine + 1, false)[1]
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, before)
  assert(line:find('改名工程', 1, true), 'not renamed in the text: ' .. line)
  assert(entry:find('改名工程', 1, true), 'not renamed in the glossary: ' .. entry)
end

checks['code action'] = function()
  local expected = vim.deepcopy(expectation.findings)
  local rule = expectation.fixedRule
  expected[rule] = expected[rule] > 1 and expected[rule] - 1 or nil
  local chosen
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    local finding = diagnostic.user_data.lsp
    if finding.code == rule and not chosen then
      -- The columns of Neovim's own diagnostics are bytes; what the server sent stands in its lines of UTF-16 units.
      local function position(line, byte)
        local text = vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1] or ''
        local _, utf16 = vim.str_utfindex(text, math.min(byte, #text))
        return { line = line, character = utf16 }
      end
      local actions = request('textDocument/codeAction', {
        textDocument = document(),
        range = {
          start = position(diagnostic.lnum, diagnostic.col),
          ['end'] = position(diagnostic.end_lnum, diagnostic.end_col),
        },
        context = { diagnostics = {}, only = { 'quickfix' } },
      })
      chosen = actions[1]
    end
  end
  assert(chosen and chosen.edit, 'no quick fix for ' .. rule)
  vim.lsp.util.apply_workspace_edit(chosen.edit, 'utf-16')
  wait_for_findings(expected)
end

local function run()
  local expectations = read_json(workspace .. '/expectations.json')
  expectation = expectations[tonumber(vim.env.DOCUMENT) + 1]
  vim.cmd('edit ' .. vim.fn.fnameescape(workspace .. '/' .. expectation.file))
  vim.bo.filetype = 'report'
  buffer = vim.api.nvim_get_current_buf()
  client = vim.lsp.start_client({
    name = 'gangmu',
    cmd = vim.fn.json_decode(vim.env.COMMAND),
    root_dir = workspace,
  })
  assert(client, 'the server did not start')
  vim.lsp.buf_attach_client(buffer, client)
  for _, name in ipairs({ 'diagnostics', 'symbols', 'hover', 'definition', 'rename', 'code action' }) do
    local passed, failure = pcall(checks[name])
    results[name] = passed and 'ok' or tostring(failure)
  end
  vim.lsp.stop_client(client)
end

local ran, failure = pcall(run)
if not ran then results.failure = tostring(failure) end
vim.fn.writefile({ vim.fn.json_encode(results) }, vim.env.RESULTS)
vim.cmd('qall!')
