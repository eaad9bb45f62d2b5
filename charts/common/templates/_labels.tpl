{{/*
Labels that select pods. They never change over a release's life (selectors are immutable), so they hold no version.
`name` defaults to the chart's name, `component` is left out when empty, `extra` (a map) is added: what the selector needs besides.
Usage: {{ include "common.labels.selector" (dict "context" $ "component" "api") | nindent 6 }}
       {{ include "common.labels.selector" (dict "context" $ "name" "jobqueue-api" "extra" (dict "app" "api")) | nindent 6 }}
*/}}
{{- define "common.labels.selector" -}}
app.kubernetes.io/name: {{ .name | default (include "common.names.name" .) }}
app.kubernetes.io/instance: {{ .context.Release.Name }}
{{- with .component }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- with .extra }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/*
Labels of an object: the selector's and those that change with the version. Not for pod templates: a new chart version alone would
restart every pod, and could not be applied to a Job at all. Those take common.labels.selector.
Usage: {{ include "common.labels.standard" (dict "context" $ "component" "api") | nindent 4 }}
*/}}
{{- define "common.labels.standard" -}}
{{ include "common.labels.selector" . }}
app.kubernetes.io/part-of: {{ .partOf | default .context.Chart.Name }}
{{- with .context.Chart.AppVersion }}
app.kubernetes.io/version: {{ . | replace "+" "_" | trunc 63 | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .context.Release.Service }}
helm.sh/chart: {{ include "common.names.chart" . }}
{{- end -}}

{{/*
The body of an object's metadata: name, namespace (default: the release's), standard labels, annotations (a map; none when empty).
Takes what common.labels.standard takes, but the object's name is `object`, as `name` is the label's.
Usage: metadata: {{- include "common.metadata" (dict "context" $ "object" "task-executor" "namespace" $ns "component" "executor") | nindent 2 }}
*/}}
{{- define "common.metadata" -}}
name: {{ .object }}
namespace: {{ .namespace | default .context.Release.Namespace }}
labels:
  {{- include "common.labels.standard" . | nindent 2 }}
{{- with .annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}
