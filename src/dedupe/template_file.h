// --template-save and --template-load: a site's template as a file that a person can read.
//
//   dross-template 1
//   news.example.org<TAB>5c0e…(32 hex digits)<TAB>41<TAB>57<TAB>Follow us on the usual channels
//   end 1 8f0b…(XXH3 of all lines before)
#pragma once

#include <memory>
#include <string>

#include "base/diagnostic.h"
#include "base/limits.h"
#include "dedupe/template_set.h"
#include "input/source.h"

namespace dross {

std::string write_templates(const TemplateSet& templates);
/// Fault::state_file_refused where it is no such file, of another version, cut off, changed, or
/// larger than `max_size` bytes.
Result<TemplateSet> read_templates(ByteSource& file,
                                   std::size_t max_size = limits::max_template_file);

/// Replaces the file in one step.
Result<void> write_template_file(const std::string& path, const TemplateSet& templates);
Result<TemplateSet> read_template_file(const std::string& path);

}  // namespace dross
