{{/* Named clients may connect, and the server calls nobody. */}}
{{- define "postgresql.networkpolicy" -}}
{{- $rules := dict "selector" (include "common.labels.selector" . | fromYaml) -}}
{{- with .clients -}}
  {{- $_ := set $rules
        "ingress" (include "common.networkpolicy.pods" (dict "direction" "from" "pods" . "ports" (list 5432)) | fromYamlArray) -}}
{{- end -}}
{{- include "common.networkpolicy" (merge $rules .) -}}
{{- end -}}

{{/* The clients that the values name, and this release's test pods. */}}
{{- define "postgresql.clients" -}}
{{- $clients := .context.Values.networkPolicy.clients -}}
{{- if .context.Values.tests.enabled -}}
  {{- $clients = append $clients (dict "app.kubernetes.io/instance" .context.Release.Name "app.kubernetes.io/component" "test") -}}
{{- end -}}
{{- toYaml $clients -}}
{{- end -}}
