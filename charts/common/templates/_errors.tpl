{{/*
Runs value checks and fails once, with all their messages. A check is the name of a template that takes the root context and writes one
line for each problem it finds, or nothing.
Usage (in a template of its own, templates/checks.yaml):
  {{- include "common.errors.check" (dict "context" $ "checks" (list "mychart.checks.password" "mychart.checks.namespaces")) }}
*/}}
{{- define "common.errors.check" -}}
{{- $context := .context -}}
{{- $messages := list -}}
{{- range .checks -}}
  {{- range splitList "\n" (include . $context) -}}
    {{- $messages = append $messages (trim .) -}}
  {{- end -}}
{{- end -}}
{{- with compact $messages -}}
{{- fail (printf "%s: these values cannot be deployed:\n  - %s" $context.Chart.Name (join "\n  - " .)) -}}
{{- end -}}
{{- end -}}

{{/*
The message for a secret value that must not be used in staging and prod (value `environment`): one that is empty or one of the
documented defaults, with no existing Secret given instead. An empty one is refused in every environment. Nothing when all is well.
Usage: {{ include "common.errors.secret" (dict "context" $ "key" "auth.password" "value" .Values.auth.password
            "existingKey" "auth.existingSecret" "existing" .Values.auth.existingSecret "defaults" (list "postgres123")) }}
*/}}
{{- define "common.errors.secret" -}}
{{- if not .existing -}}
  {{- $environment := .context.Values.environment -}}
  {{- if not .value -}}
    {{- printf "%s is empty: name an existing Secret in %s%s" .key .existingKey (ternary "" (printf ", or set %s" .key) (has $environment (list "staging" "prod"))) -}}
  {{- else if and (has $environment (list "staging" "prod")) (has .value .defaults) -}}
    {{- printf "%s is the documented default, which environment %s refuses: name an existing Secret in %s" .key $environment .existingKey -}}
  {{- end -}}
{{- end -}}
{{- end -}}
