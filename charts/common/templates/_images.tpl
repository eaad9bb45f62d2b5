{{/*
An image reference. The digest wins over the tag; without either, the chart's appVersion is the tag. global.imageRegistry replaces the
registry of the repository, or goes before a repository that names none: a first path segment is a registry when it has a dot or a
port, or is localhost (the rule of the Docker reference format).
Usage: {{ include "common.images.reference" (dict "context" $ "image" .Values.api.image) }}
*/}}
{{- define "common.images.reference" -}}
{{- $repository := .image.repository -}}
{{- with (.context.Values.global | default dict).imageRegistry -}}
  {{- $segments := splitList "/" $repository -}}
  {{- $first := first $segments -}}
  {{- if and (gt (len $segments) 1) (or (contains "." $first) (contains ":" $first) (eq $first "localhost")) -}}
    {{- $repository = rest $segments | join "/" -}}
  {{- end -}}
  {{- $repository = printf "%s/%s" (trimSuffix "/" .) $repository -}}
{{- end -}}
{{- if .image.digest -}}
{{- printf "%s@%s" $repository .image.digest -}}
{{- else -}}
{{- printf "%s:%s" $repository (.image.tag | default .context.Chart.AppVersion | toString) -}}
{{- end -}}
{{- end -}}

{{/*
A container's image and imagePullPolicy (default IfNotPresent).
Usage: {{ include "common.images.container" (dict "context" $ "image" .Values.api.image) | nindent 10 }}
*/}}
{{- define "common.images.container" -}}
image: {{ include "common.images.reference" . | quote }}
imagePullPolicy: {{ .image.pullPolicy | default "IfNotPresent" }}
{{- end -}}

{{/*
A pod's imagePullSecrets, from global.imagePullSecrets and the chart's imagePullSecrets, each name once; nothing when both are empty.
Usage: {{- with include "common.images.pullSecrets" (dict "context" $) }}{{ . | nindent 6 }}{{- end }}
*/}}
{{- define "common.images.pullSecrets" -}}
{{- $global := (.context.Values.global | default dict).imagePullSecrets | default list -}}
{{- with concat $global (.context.Values.imagePullSecrets | default list) | uniq -}}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end -}}
{{- end -}}
