{{/* Named clients may connect, and the server calls nobody. */}}
{{- define "postgresql.networkpolicy" -}}
{{- $pods := .clients -}}
{{- if .context.Values.tests.enabled -}}
  {{- $pods = append $pods (dict "app.kubernetes.io/instance" .context.Release.Name "app.kubernetes.io/component" "test") -}}
{{- end -}}
{{- $rules := dict "selector" (include "common.labels.selector" . | fromYaml) -}}
{{- with $pods -}}
  {{- $_ := set $rules "ingress" (include "common.networkpolicy.pods" (dict "direction" "from" "pods" . "ports" (list 5432)) | fromYamlArray) -}}
{{- end -}}
{{- include "common.networkpolicy" (merge $rules .) -}}
{{- end -}}
